package io.whereabouts.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// A queue of a stack.
///
/// @param name without the stack's, such as `location-projector`
/// @param deadLetters ARN of its dead-letter queue
record WorkQueue(String name, String url, String arn, Optional<String> deadLetters) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// All queues of a stack, found by their names; dead-letter queues too.
    static List<WorkQueue> of(SqsClient sqs, Target target) {
        var prefix = target.nameOf("");
        return sqs.listQueuesPaginator(list -> list.queueNamePrefix(prefix).maxResults(1_000)).queueUrls().stream()
                .map(url -> at(url, url.substring(url.lastIndexOf('/') + 1).substring(prefix.length()), sqs))
                .toList();
    }

    /// One of them, where the stack says that it is.
    static WorkQueue named(String name, SqsClient sqs, Target target) {
        try {
            return Optional.ofNullable(target.outputs().get("queues." + name))
                    .map(url -> at(url, name, sqs))
                    .orElseThrow(() -> missing(name));
        } catch (QueueDoesNotExistException elsewhere) {
            throw missing(name);
        }
    }

    private static UserError missing(String name) {
        return new UserError(
                "there is no queue of %s in this account and Region; deploy the stack, which makes it".formatted(name));
    }

    private static WorkQueue at(String url, String name, SqsClient sqs) {
        var attributes = sqs.getQueueAttributes(get -> get.queueUrl(url)
                        .attributeNames(QueueAttributeName.QUEUE_ARN, QueueAttributeName.REDRIVE_POLICY))
                .attributes();
        return new WorkQueue(
                name, url, attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, ""), deadLetters(attributes));
    }

    private static Optional<String> deadLetters(Map<QueueAttributeName, String> attributes) {
        try {
            return Optional.of(MAPPER.readTree(attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}"))
                            .path("deadLetterTargetArn")
                            .asText())
                    .filter(arn -> !arn.isEmpty());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a redrive policy is no JSON", e);
        }
    }

    /// When it was made, to the second: what was published since then is, or was, in it.
    Instant made(SqsClient sqs) {
        return Instant.ofEpochSecond(count(sqs, QueueAttributeName.CREATED_TIMESTAMP));
    }

    /// About how many messages wait in it.
    int waiting(SqsClient sqs) {
        return count(sqs, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    /// About how many are not done yet: those that wait, and those that are being worked on.
    int left(SqsClient sqs) {
        return waiting(sqs) + hidden(sqs);
    }

    /// About how many somebody has received, and neither deleted nor given back.
    int hidden(SqsClient sqs) {
        return count(sqs, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private int count(SqsClient sqs, QueueAttributeName what) {
        return Integer.parseInt(sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(what))
                .attributes()
                .getOrDefault(what, "0"));
    }

    /// The account and Region of its ARN, as an event of the bus names them.
    String account() {
        return arn.split(":", -1)[4];
    }

    String region() {
        return arn.split(":", -1)[3];
    }
}
