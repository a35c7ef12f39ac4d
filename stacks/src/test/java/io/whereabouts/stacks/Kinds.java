package io.whereabouts.stacks;

import java.util.Map;
import java.util.stream.Stream;

/// One stack of each kind.
final class Kinds {
    private static final Map<String, String> LOCAL_SETTINGS = Map.of(
            "aws:region", "eu-central-1",
            "whereabouts:issuer", "http://127.0.0.1:8090/default",
            "whereabouts:audience", "whereabouts");

    private Kinds() {}

    static Stream<Graph> kept() {
        return Stream.of(Graph.of("prod", Graph.PRODUCTION_SETTINGS), Graph.of("staging", Graph.PRODUCTION_SETTINGS));
    }

    static Stream<Graph> disposable() {
        return Stream.of(
                Graph.of("dev-peter", Graph.EPHEMERAL_SETTINGS),
                Graph.of("pr-17", Graph.EPHEMERAL_SETTINGS),
                Graph.of("local", LOCAL_SETTINGS));
    }

    static Stream<Graph> all() {
        return Stream.concat(kept(), disposable());
    }
}
