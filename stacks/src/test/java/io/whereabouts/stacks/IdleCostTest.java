package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Near-zero traffic costs next to nothing (T9), and how much is said.
class IdleCostTest {
    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void somebody_has_thought_about_what_every_type_costs(Graph graph) {
        assertThat(graph.nodes())
                .filteredOn(node -> node.type().startsWith("aws:"))
                .allSatisfy(node -> assertThat(IdleCost.knows(node.type()))
                        .as("say in IdleCost what %s costs when nobody uses it", node.type())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void the_output_is_counted_from_what_is_declared(Graph graph) {
        var cost = IdleCost.of(graph.nodes().stream().map(Graph.Node::type).toList());

        assertThat(graph.outputs()).containsEntry("idleCost", cost + " USD a month");
    }

    /// Which CostCommandTest of operations compares with the model of costs: both count the same.
    @Test
    void the_documentation_says_as_much() throws IOException {
        var page = Files.readString(Path.of("../docs/costs.md"));

        assertThat(page)
                .contains("**Idle** production costs %s a month".formatted(cost("prod", Graph.PRODUCTION_SETTINGS)))
                .contains("**ephemeral stack that nobody uses** costs %s,"
                        .formatted(cost("dev-peter", Graph.EPHEMERAL_SETTINGS)));
    }

    private static BigDecimal cost(String stack, Map<String, String> settings) {
        return IdleCost.of(
                Graph.of(stack, settings).nodes().stream().map(Graph.Node::type).toList());
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#disposable")
    void an_ephemeral_stack_costs_less_than_twenty_dollars_a_month(Graph graph) {
        var cost = IdleCost.of(graph.nodes().stream().map(Graph.Node::type).toList());

        assertThat(cost.doubleValue()).isBetween(10.0, 20.0);
    }
}
