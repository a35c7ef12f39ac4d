package io.whereabouts.stacks.gate;

import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.bootstrap.Accounts;
import io.whereabouts.stacks.bootstrap.Bootstrap;
import java.util.stream.Stream;

/// What has to pass: a stack of each kind, one with names of its own, and the bootstrap stack of each account.
final class Gated {
    private Gated() {}

    static Stream<Graph> all() {
        return Stream.of(stacks(), Stream.of(named()), Accounts.all()).flatMap(graphs -> graphs);
    }

    private static Graph named() {
        return Graph.of("prod", Graph.NAMED_SETTINGS);
    }

    static Stream<Graph> stacks() {
        return Stream.of(
                Graph.of("prod", Graph.PRODUCTION_SETTINGS),
                Graph.of("staging", Graph.PRODUCTION_SETTINGS),
                Graph.of("dev-peter", Graph.EPHEMERAL_SETTINGS));
    }

    /// Whether it has to outlive mistakes: all but ephemeral ones.
    static boolean isKept(Graph graph) {
        return !graph.stack().startsWith("dev-") && !graph.stack().startsWith("pr-");
    }

    static boolean isBootstrap(Graph graph) {
        return graph.nodes().stream().anyMatch(node -> node.urn().contains("::%s::".formatted(Bootstrap.PROJECT)));
    }

    /// The stack's, told apart from others of the same name.
    static String name(Graph graph) {
        if (isBootstrap(graph)) {
            return "bootstrap-" + graph.stack();
        }
        return graph.all("DomainName").isEmpty() ? graph.stack() : graph.stack() + "-named";
    }
}
