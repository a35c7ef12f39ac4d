package io.whereabouts.stacks.gate;

import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.Graph.Node;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// What AWS refuses although the provider's plan accepts it, or what we refuse.
///
/// @param says the limit, with its figure; also the rule's name
/// @param source where it is written
/// @param faults of one resource: what is wrong with it, in words
record Rule(String says, String source, BiFunction<Graph, Node, Stream<String>> faults) {

    /// Limits of AWS first, then our own wishes.
    static List<Rule> all() {
        return Stream.of(
                        QueueRules.ALL,
                        PipeRules.ALL,
                        FunctionRules.ALL,
                        EdgeRules.ALL,
                        CatalogRules.ALL,
                        NameRules.ALL,
                        PolicyRules.ALL,
                        AlarmRules.ALL,
                        BucketRules.ALL,
                        AccountRules.ALL,
                        SafetyRules.ALL)
                .flatMap(List::stream)
                .toList();
    }

    /// A rule for resources of one type; components may have its name.
    static Rule about(String shortType, String says, String source, BiFunction<Graph, Node, Stream<String>> faults) {
        return new Rule(
                says,
                source,
                (graph, node) -> node.shortType().equals(shortType) && !node.isComponent()
                        ? faults.apply(graph, node)
                        : Stream.of());
    }

    List<String> broken(Graph graph) {
        return graph.nodes().stream()
                .flatMap(node -> faults.apply(graph, node)
                        .map(fault ->
                                "%s of stack %s: %s; %s (%s)".formatted(node, graph.stack(), fault, says, source)))
                .toList();
    }

    static Stream<String> when(boolean wrong, String fault) {
        return wrong ? Stream.of(fault) : Stream.of();
    }

    @Override
    public String toString() {
        return says;
    }
}
