package io.whereabouts.local.iam;

import io.whereabouts.local.monitor.Place;
import java.util.List;
import java.util.Map;

/// SQS. The batches have no actions of their own.
record SqsActions(Place place) implements Actions {
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("ChangeMessageVisibility", "ChangeMessageVisibility"),
            Map.entry("ChangeMessageVisibilityBatch", "ChangeMessageVisibility"),
            Map.entry("DeleteMessage", "DeleteMessage"),
            Map.entry("DeleteMessageBatch", "DeleteMessage"),
            Map.entry("GetQueueAttributes", "GetQueueAttributes"),
            Map.entry("GetQueueUrl", "GetQueueUrl"),
            Map.entry("PurgeQueue", "PurgeQueue"),
            Map.entry("ReceiveMessage", "ReceiveMessage"),
            Map.entry("SendMessage", "SendMessage"),
            Map.entry("SendMessageBatch", "SendMessage"));

    @Override
    public List<Access> of(Call call) {
        var operation = call.operation();
        var action = ACTIONS.get(operation);
        if (action == null) {
            throw new UnknownOperation("SQS's " + operation);
        }
        var body = call.json();
        var name = body.hasNonNull("QueueUrl")
                ? body.path("QueueUrl").asText().replaceFirst(".*/", "")
                : body.path("QueueName").asText();
        return List.of(Access.to("sqs:" + action, place.arn("sqs", name)));
    }
}
