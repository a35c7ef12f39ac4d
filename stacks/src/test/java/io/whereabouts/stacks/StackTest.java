package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every kind of stack.
class StackTest {
    static Stream<Graph> every_kind() {
        return Stream.of(
                Graph.of("prod", Graph.PRODUCTION_SETTINGS),
                Graph.of("staging", Graph.PRODUCTION_SETTINGS),
                Graph.of("dev-peter", Graph.EPHEMERAL_SETTINGS),
                Graph.of("pr-17", Graph.EPHEMERAL_SETTINGS),
                Graph.of("local", local()));
    }

    private static Map<String, String> local() {
        var settings = new TreeMap<>(Graph.EPHEMERAL_SETTINGS);
        settings.put("whereabouts:issuer", "http://127.0.0.1:8090/default");
        settings.put("whereabouts:audience", "whereabouts");
        return settings;
    }

    @ParameterizedTest
    @MethodSource("every_kind")
    void every_physical_name_has_the_name_of_the_stack(Graph graph) {
        assertThat(graph.nodes())
                .filteredOn(node -> node.inputs().containsKey("name")
                        && !Set.of("Alias", "Authorizer", "ResourceServer", "RolePolicy", "Schema", "Stage")
                                .contains(node.shortType()))
                .allSatisfy(node -> assertThat(node.text("name")).contains(graph.stack() + "-whereabouts-"));
    }

    @ParameterizedTest
    @MethodSource("every_kind")
    void nothing_is_left_to_the_default_provider(Graph graph) {
        assertThat(graph.nodes())
                .filteredOn(node -> node.type().startsWith("aws:"))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.provider()).isPresent());
    }
}
