package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.Graph.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Pipes, buses and rules.
final class PipeRules {
    private static final String BATCHING =
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html";
    private static final String SOURCE =
            "https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_PipeSourceDynamoDBStreamParameters.html";
    private static final String QUOTAS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html";

    static final List<Rule> ALL = List.of(
            about("Pipe", "a batch of a pipe to a bus or a queue holds 10 at most", BATCHING, PipeRules::batch),
            about(
                    "Pipe",
                    "a pipe's batches at once are 1 to 10 for each shard",
                    SOURCE,
                    (graph, node) -> stream(node, "parallelizationFactor", 1)
                            .filter(factor -> factor < 1 || factor > 10)
                            .map("parallelizationFactor is %.0f"::formatted)),
            about(
                    "Pipe",
                    "a pipe's window is 300 s at most",
                    SOURCE,
                    (graph, node) -> stream(node, "maximumBatchingWindowInSeconds", 0)
                            .filter(window -> window > 300)
                            .map("maximumBatchingWindowInSeconds is %.0f"::formatted)),
            about(
                    "Pipe",
                    "a pipe gives up and puts aside what it cannot deliver",
                    SOURCE,
                    (graph, node) -> Input.all(node, "sourceParameters.dynamodbStreamParameters")
                            .flatMap(stream -> {
                                var retries = Input.all(stream, "maximumRetryAttempts")
                                        .findFirst();
                                var dead = Input.all(stream, "deadLetterConfig.arn")
                                        .findFirst();
                                return when(
                                        retries.isEmpty() || retries.get().equals(-1.0) || dead.isEmpty(),
                                        "retries %s, dead-letter queue %s: one bad record would hold up its shard for a day"
                                                .formatted(retries, dead));
                            })),
            about("EventRule", "a rule has 5 targets at most", QUOTAS, (graph, node) -> {
                var targets = graph.usersOf(node, "EventTarget").size();
                return when(targets > 5, "it has %d".formatted(targets));
            }),
            about("EventRule", "a pattern has 2,048 characters at most", QUOTAS, (graph, node) -> {
                var length = Input.text(node, "eventPattern").orElse("").length();
                return when(length > 2_048, "eventPattern has %d".formatted(length));
            }),
            about(
                    "EventTarget",
                    "what a target cannot take goes to a dead-letter queue, but what the clock says, which it says again",
                    "requirement B3",
                    (graph, node) -> when(
                            Input.text(node, "deadLetterConfig.arn").isEmpty() && !goesByTheClock(graph, node),
                            "deadLetterConfig is missing")));

    private PipeRules() {}

    private static boolean goesByTheClock(Graph graph, Node target) {
        return graph.usedBy(target, "rule", "EventRule").stream()
                .anyMatch(rule -> Input.text(rule, "scheduleExpression").isPresent());
    }

    private static Stream<String> batch(Graph graph, Node pipe) {
        var toSmall = Stream.of("EventBus", "Queue")
                .anyMatch(type -> !graph.usedBy(pipe, "target", type).isEmpty());
        return Input.all(pipe, "sourceParameters")
                .flatMap(parameters -> ((Map<?, ?>) parameters).values().stream())
                .flatMap(source -> Input.all(source, "batchSize"))
                .map(size -> ((Number) size).doubleValue())
                .filter(size -> toSmall && size > 10)
                .map("batchSize is %.0f"::formatted);
    }

    private static Stream<Double> stream(Node pipe, String property, double otherwise) {
        return Stream.of(Input.number(pipe, "sourceParameters.dynamodbStreamParameters." + property, otherwise));
    }
}
