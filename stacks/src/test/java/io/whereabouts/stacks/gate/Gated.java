package io.whereabouts.stacks.gate;

import io.whereabouts.stacks.Graph;
import java.util.stream.Stream;

/// What has to pass: a stack of each kind.
final class Gated {
    private Gated() {}

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
}
