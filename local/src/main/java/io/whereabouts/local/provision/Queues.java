package io.whereabouts.local.provision;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.local.monitor.Resource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Makes queues; gives those that are there their present settings.
record Queues(SqsClient sqs) {
    private static final Map<String, QueueAttributeName> ATTRIBUTES = Map.of(
            "visibilityTimeoutSeconds", QueueAttributeName.VISIBILITY_TIMEOUT,
            "messageRetentionSeconds", QueueAttributeName.MESSAGE_RETENTION_PERIOD,
            "delaySeconds", QueueAttributeName.DELAY_SECONDS,
            "receiveWaitTimeSeconds", QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
            "redrivePolicy", QueueAttributeName.REDRIVE_POLICY);

    /// Dead-letter queues first: the others name them.
    void makeAll(List<Resource> queues) {
        queues.stream().filter(queue -> !redrives(queue.inputs())).forEach(this::make);
        queues.stream().filter(queue -> redrives(queue.inputs())).forEach(this::make);
    }

    private void make(Resource queue) {
        var attributes = attributes(queue.inputs());
        var url = url(queue.output("name"));
        if (url.isPresent()) {
            sqs.setQueueAttributes(request -> request.queueUrl(url.get()).attributes(attributes));
        } else {
            sqs.createQueue(request -> request.queueName(queue.output("name")).attributes(attributes));
        }
    }

    private Optional<String> url(String name) {
        try {
            return Optional.of(
                    sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
        } catch (QueueDoesNotExistException notYet) {
            return Optional.empty();
        }
    }

    private static boolean redrives(JsonNode inputs) {
        return !inputs.path("redrivePolicy").asText().isEmpty();
    }

    private static Map<QueueAttributeName, String> attributes(JsonNode inputs) {
        var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
        ATTRIBUTES.forEach((property, attribute) -> {
            if (inputs.hasNonNull(property)) {
                attributes.put(attribute, inputs.path(property).asText());
            }
        });
        return attributes;
    }
}
