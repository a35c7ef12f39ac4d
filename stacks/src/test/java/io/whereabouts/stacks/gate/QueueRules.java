package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import com.google.gson.JsonParser;
import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.Graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Queues and what empties them.
final class QueueRules {
    private static final String PARAMETERS =
            "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html";
    private static final String CONFIGURE = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html";
    private static final String SCALING = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html";
    private static final String ATTRIBUTES =
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html";
    private static final String WINDOW = "maximumBatchingWindowInSeconds";
    private static final double DAY = 86_400;

    static final List<Rule> ALL = List.of(
            about("EventSourceMapping", "a batch holds 1 to 10,000 messages", PARAMETERS, (graph, node) -> {
                var size = Input.number(node, "batchSize", 10);
                return when(size < 1 || size > 10_000, "batchSize is %.0f".formatted(size));
            }),
            about(
                    "EventSourceMapping",
                    "a batch of more than 10 messages of a queue needs a window of at least 1 s",
                    PARAMETERS,
                    (graph, node) -> {
                        var size = Input.number(node, "batchSize", 10);
                        return when(
                                queue(graph, node).isPresent() && size > 10 && Input.number(node, WINDOW, 0) < 1,
                                "batchSize is %.0f without a window".formatted(size));
                    }),
            about("EventSourceMapping", "a window is 300 s at most", PARAMETERS, (graph, node) -> {
                var window = Input.number(node, WINDOW, 0);
                return when(window > 300, (WINDOW + " is %.0f").formatted(window));
            }),
            about("EventSourceMapping", "the maximum concurrency of a queue is 2 to 1,000", SCALING, (graph, node) -> {
                var most = Input.number(node, "scalingConfig.maximumConcurrency", 2);
                return when(most < 2 || most > 1_000, "maximumConcurrency is %.0f".formatted(most));
            }),
            about(
                    "EventSourceMapping",
                    "a message stays hidden for 6 time-outs of the function and the window",
                    CONFIGURE,
                    QueueRules::hidden),
            about(
                    "EventSourceMapping",
                    "a queue's function reports which messages failed",
                    CONFIGURE,
                    (graph, node) -> when(
                            queue(graph, node).isPresent()
                                    && !Input.is(node, "functionResponseTypes", "ReportBatchItemFailures"),
                            "functionResponseTypes lacks ReportBatchItemFailures: one bad message repeats them all")),
            about(
                    "Queue",
                    "a queue keeps messages for 60 s to 14 days, hides them for 12 h at most",
                    ATTRIBUTES,
                    (graph, node) -> {
                        var retention = Input.number(node, "messageRetentionSeconds", 4 * DAY);
                        var hidden = Input.number(node, "visibilityTimeoutSeconds", 30);
                        return when(
                                retention < 60 || retention > 14 * DAY || hidden > DAY / 2,
                                "messageRetentionSeconds is %.0f, visibilityTimeoutSeconds %.0f"
                                        .formatted(retention, hidden));
                    }),
            about(
                    "Queue",
                    "a dead-letter queue keeps messages at least as long as its queue",
                    ATTRIBUTES,
                    (graph, node) -> {
                        var kept = Input.number(node, "messageRetentionSeconds", 4 * DAY);
                        return dead(graph, node).stream().flatMap(dead -> {
                            var there = Input.number(dead, "messageRetentionSeconds", 4 * DAY);
                            return when(
                                    there < kept,
                                    "kept for %.0f s here, and %.0f s in %s".formatted(kept, there, dead));
                        });
                    }),
            about(
                    "Queue",
                    "Lambda needs 5 attempts at least before a message is dead, or throttling kills it",
                    CONFIGURE,
                    (graph, node) -> redrive(node).stream().flatMap(policy -> {
                        var attempts = JsonParser.parseString(policy)
                                .getAsJsonObject()
                                .get("maxReceiveCount")
                                .getAsInt();
                        return when(attempts < 5, "maxReceiveCount is %d".formatted(attempts));
                    })),
            about(
                    "Queue",
                    "every queue has a dead-letter queue or is one",
                    "requirement B3",
                    (graph, node) ->
                            when(dead(graph, node).isEmpty() && !isDeadLetterQueue(graph, node), "it has none")),
            about(
                    "Queue",
                    "every queue has an alarm",
                    "requirement R6",
                    (graph, node) -> when(graph.usersOf(node, "MetricAlarm").isEmpty(), "no MetricAlarm watches it")));

    private QueueRules() {}

    private static Stream<String> hidden(Graph graph, Node mapping) {
        return queue(graph, mapping).stream().flatMap(queue -> {
            var timeout = graph.usedBy(mapping, "functionName", "Alias").stream()
                    .flatMap(alias -> graph.usedBy(alias, "functionName", "Function").stream())
                    .mapToDouble(function -> Input.number(function, "timeout", 3))
                    .max()
                    .orElse(3);
            var wanted = 6 * timeout + Input.number(mapping, WINDOW, 0);
            var hidden = Input.number(queue, "visibilityTimeoutSeconds", 30);
            return when(hidden < wanted, "%s hides for %.0f s, less than %.0f s".formatted(queue, hidden, wanted));
        });
    }

    private static Optional<Node> queue(Graph graph, Node mapping) {
        return graph.usedBy(mapping, "eventSourceArn", "Queue").stream().findFirst();
    }

    private static Optional<String> redrive(Node queue) {
        return Input.text(queue, "redrivePolicy");
    }

    private static Optional<Node> dead(Graph graph, Node queue) {
        return graph.usedBy(queue, "redrivePolicy", "Queue").stream().findFirst();
    }

    /// Something else puts into it what it could not deliver.
    private static boolean isDeadLetterQueue(Graph graph, Node queue) {
        return graph.nodes().stream()
                .flatMap(node -> node.references().entrySet().stream()
                        .filter(entry -> entry.getValue().contains(queue.urn()))
                        .filter(entry -> entry.getKey().equals("redrivePolicy")
                                || entry.getKey().equals("deadLetterConfig")
                                || (node.shortType().equals("Pipe")
                                        && entry.getKey().equals("sourceParameters"))))
                .findAny()
                .isPresent();
    }
}
