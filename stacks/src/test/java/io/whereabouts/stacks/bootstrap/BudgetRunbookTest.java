package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.Graph;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever gets AWS's e-mail about the budget finds the page by its name, as for every alarm.
class BudgetRunbookTest {
    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void a_budget_is_named_after_its_page(Graph graph) {
        assertThat(graph.all("Budget").stream().filter(node -> !node.isComponent()))
                .singleElement()
                .satisfies(budget -> assertThat(Path.of("../docs/operations/alarms", page(budget.text("name"))))
                        .exists());
    }

    private static String page(String name) {
        return name.substring(name.lastIndexOf('-') + 1) + ".md";
    }
}
