package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What somebody must configure at GitHub is what the workflows ask for: docs/delivery.md says all of it, and where.
class VariablesTest {
    private static final Pattern ASKED = Pattern.compile("\\b(vars|secrets)\\.(\\w+)");

    /// Of a job, or of a row of its matrix.
    private static final Pattern ENVIRONMENT = Pattern.compile("environment:(?:\\n +name:)? ([a-z-]+)\\n");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\w+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

    /// @param places environments, or the repository
    private record Use(Set<String> places, Set<String> workflows) {
        Use() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    @Test
    void the_table_of_variables_is_what_the_workflows_ask_for() {
        var documented = new TreeMap<String, Use>();
        ROW.matcher(WorkflowsTest.text(Workshop.REPOSITORY.resolve("docs/delivery.md")))
                .results()
                .forEach(row -> documented.put(
                        "%s %s".formatted(row.group(2), row.group(1)),
                        new Use(words(row.group(3)), words(row.group(5)))));

        assertThat(documented).isEqualTo(asked());
    }

    private static Map<String, Use> asked() {
        var asked = new TreeMap<String, Use>();
        WorkflowsTest.workflows().forEach(workflow -> {
            for (var job : WorkflowsTest.jobs(workflow)) {
                var places = ENVIRONMENT
                        .matcher(job)
                        .results()
                        .map(it -> it.group(1))
                        .collect(Collectors.toSet());
                ASKED.matcher(job).results().forEach(it -> {
                    var kind = it.group(1).equals("vars") ? "variable" : "secret";
                    var use = asked.computeIfAbsent("%s %s".formatted(kind, it.group(2)), name -> new Use());
                    use.places().addAll(places.isEmpty() ? Set.of("repository") : places);
                    use.workflows().add(workflow.getFileName().toString().replace(".yml", ""));
                });
            }
        });
        return asked;
    }

    private static Set<String> words(String cell) {
        return Stream.of(cell.strip().split(", ", -1))
                .map(word -> word.replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
