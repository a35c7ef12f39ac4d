package io.whereabouts.stacks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.bootstrap.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The model of costs knows what the program declares today.
class InventoryTest {
    private static final Path FILE =
            Path.of("../operations/src/main/resources/io/whereabouts/operations/cost/stacks.json");

    /// What costs something while nothing happens, or says how much something else costs.
    private static final Set<String> COUNTED = Set.of(
            "CompositeAlarm",
            "Dashboard",
            "EventSourceMapping",
            "HealthCheck",
            "Key",
            "MetricAlarm",
            "Pipe",
            "UserPool",
            "WebAcl");

    @Test
    void the_counts_for_the_model_of_costs_are_up_to_date() throws IOException {
        var kinds = new TreeMap<String, Object>();
        Stream.concat(Gated.stacks(), Accounts.all()).forEach(graph -> kinds.put(kind(graph), of(graph)));
        var json = new GsonBuilder().setPrettyPrinting().create().toJson(kinds) + "\n";
        if (System.getProperty("costs.write") != null) {
            Files.writeString(FILE, json);
        }
        assertThat(FILE)
                .as("%s is stale; count again: mvn -pl stacks test -Dtest=InventoryTest -Dcosts.write", FILE)
                .exists()
                .hasContent(json);
    }

    private static String kind(Graph graph) {
        if (Gated.isBootstrap(graph)) {
            return Gated.name(graph);
        }
        return switch (graph.stack()) {
            case "prod" -> "production";
            case "staging" -> "staging";
            default -> "ephemeral";
        };
    }

    private static Map<String, Object> of(Graph graph) {
        var counts = new TreeMap<String, Long>(graph.nodes().stream()
                .filter(node -> COUNTED.contains(node.shortType()))
                .collect(Collectors.groupingBy(Graph.Node::shortType, Collectors.counting())));
        counts.put(
                "WebAclRule",
                graph.all("WebAcl").stream()
                        .flatMap(acl -> Input.all(acl, "rules"))
                        .count());
        return new TreeMap<>(Map.of(
                "resources", counts,
                "memoryMegabytes", numbers(graph, "Function", "memorySize"),
                "windowSeconds", numbers(graph, "EventSourceMapping", "maximumBatchingWindowInSeconds"),
                "batchSize", numbers(graph, "EventSourceMapping", "batchSize")));
    }

    private static Map<String, Integer> numbers(Graph graph, String shortType, String input) {
        var numbers = new TreeMap<String, Integer>();
        graph.all(shortType).stream()
                .filter(node -> node.type().startsWith("aws:lambda/"))
                .forEach(node -> Input.number(node, input).ifPresent(number -> numbers.put(node.name(), (int) number)));
        return numbers;
    }
}
