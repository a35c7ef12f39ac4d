package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/// What Lambda makes of a queue's messages, and what it takes from the function's answer.
///
/// See "Using Lambda with Amazon SQS" and "Handling errors for an SQS event source" in the AWS Lambda Developer
/// Guide.
final class QueueEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private QueueEvent() {}

    static ObjectNode record(Message message, String queueArn) {
        var record = JSON.createObjectNode()
                .put("messageId", message.messageId())
                .put("receiptHandle", message.receiptHandle())
                .put("body", message.body());
        var attributes = record.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        var own = record.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> {
            var attribute = own.putObject(name);
            if (value.stringValue() != null) {
                attribute.put("stringValue", value.stringValue());
            }
            if (value.binaryValue() != null) {
                attribute.put(
                        "binaryValue",
                        Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
            }
            attribute.putArray("stringListValues");
            attribute.putArray("binaryListValues");
            attribute.put("dataType", value.dataType());
        });
        return record.put("md5OfBody", message.md5OfBody())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queueArn)
                .put("awsRegion", queueArn.split(":", -1)[3]);
    }

    static byte[] of(List<ObjectNode> records) {
        var event = JSON.createObjectNode();
        event.putArray("Records").addAll(records);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The ids of those that stay in the queue.
    ///
    /// @param answer of a function that reports failures one by one; in doubt all have failed
    static Set<String> failed(byte[] answer, List<Message> messages) {
        var all = messages.stream().map(Message::messageId).collect(Collectors.toSet());
        try {
            var json = JSON.readTree(answer);
            if (json == null || json.isNull() || json.isMissingNode()) {
                return Set.of();
            }
            var failures = json.path("batchItemFailures");
            if (failures.isNull() || (failures.isMissingNode() && json.isObject())) {
                return Set.of();
            }
            if (!failures.isArray()) {
                return all;
            }
            var failed = new HashSet<String>();
            for (var failure : failures) {
                failed.add(identifier(failure));
            }
            return all.containsAll(failed) ? failed : all;
        } catch (IOException notJson) {
            return all;
        }
    }

    private static String identifier(JsonNode failure) {
        return failure.path("itemIdentifier").asText("");
    }
}
