package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

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

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#disposable")
    void an_ephemeral_stack_costs_less_than_twenty_dollars_a_month(Graph graph) {
        var cost = IdleCost.of(graph.nodes().stream().map(Graph.Node::type).toList());

        assertThat(cost.doubleValue()).isBetween(10.0, 20.0);
    }
}
