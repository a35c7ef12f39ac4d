package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.Graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A read model is built anew beside the one that is asked, and then asked instead.
class GenerationsTest {
    private static final Graph BEFORE = Graph.of("prod", Graph.PRODUCTION_SETTINGS);
    private static final Graph BUILDING =
            with(Map.of("whereabouts:locationsBeside", "2", "whereabouts:auditBeside", "2"));
    private static final Graph SWITCHED = with(Map.of(
            "whereabouts:locationsGeneration", "2",
            "whereabouts:locationsBeside", "1",
            "whereabouts:auditGeneration", "2",
            "whereabouts:auditBeside", "1"));
    private static final Graph AFTER =
            with(Map.of("whereabouts:locationsGeneration", "2", "whereabouts:auditGeneration", "2"));

    private static final Set<String> LISTS_OF_ALL = Set.of("Dashboard", "CompositeAlarm");
    private static final List<String> READERS = List.of(
            "location-reader", "epcis-reader", "audit-reader", "asof-reader", "location-checker", "audit-checker");

    private static Graph with(Map<String, String> generations) {
        var settings = new HashMap<>(Graph.PRODUCTION_SETTINGS);
        settings.putAll(generations);
        return Graph.of("prod", settings);
    }

    @Test
    void a_second_generation_has_a_table_a_folder_and_a_projector_of_its_own() {
        assertThat(BUILDING.one("Table", "current-locations-2").inputs())
                .containsEntry("name", "prod-whereabouts-current-locations-2")
                .containsEntry(
                        "globalSecondaryIndexes",
                        BUILDING.one("Table", "current-locations").inputs().get("globalSecondaryIndexes"));
        assertThat(variable(BUILDING, "location-projector-2", "CURRENT_LOCATIONS_TABLE"))
                .isEqualTo("prod-whereabouts-current-locations-2");
        assertThat(variable(BUILDING, "audit-projector-2", "AUDIT_BUCKET"))
                .isEqualTo("${BucketV2/audit-log.bucket}/generation=2/");
        assertThat(variable(BUILDING, "audit-merger-2", "MERGED_BUCKET"))
                .isEqualTo("${BucketV2/audit-merged.bucket}/generation=2/");
        assertThat(BUILDING.one("RolePolicy", "audit-projector-2").text("policy"))
                .contains("${BucketV2/audit-log.arn}/generation=2/log/*");
        for (var projector : List.of("location-projector", "audit-projector")) {
            assertThat(BUILDING.one("EventRule", projector + "-2").inputs().get("eventPattern"))
                    .isEqualTo(BUILDING.one("EventRule", projector).inputs().get("eventPattern"));
        }
        assertThat(BUILDING.outputs())
                .containsEntry("locationsGeneration", "1")
                .containsEntry("locationsBeside", "2")
                .containsEntry("auditBeside", "2");
        assertThat(BEFORE.outputs()).doesNotContainKeys("locationsBeside", "auditBeside");
    }

    @Test
    void each_generation_of_the_log_has_a_merger_that_rings_when_it_falls_behind() {
        for (var merger : List.of("audit-merger", "audit-merger-2")) {
            for (var alarm : List.of("-behind", "-histories-behind", "-silent")) {
                assertThat(BUILDING.one("MetricAlarm", merger + alarm).inputs())
                        .containsEntry("dimensions", Map.of("service", merger));
            }
            for (var metric : List.of("-late-seconds", "-requests")) {
                assertThat(BUILDING.one("LogMetricFilter", merger + metric).text("logGroupName"))
                        .isEqualTo(BUILDING.one("LogGroup", merger).text("name"));
            }
        }
    }

    @Test
    void each_generation_of_the_log_has_a_writer_of_who_was_where_in_its_own_folder() {
        assertThat(variable(BUILDING, "presence-writer-2", "MERGED_BUCKET"))
                .isEqualTo("${BucketV2/audit-merged.bucket}/generation=2/");
        assertThat(BUILDING.one("RolePolicy", "presence-writer-2").text("policy"))
                .contains("/generation=2/presence/*");
        for (var alarm : List.of("-behind", "-silent")) {
            assertThat(BUILDING.one("MetricAlarm", "presence-writer-2" + alarm).inputs())
                    .containsEntry("dimensions", Map.of("service", "presence-writer-2"));
        }
    }

    @Test
    void nothing_that_was_there_changes_but_what_readers_and_checkers_may_ask() {
        assertThat(changed(BEFORE, BUILDING))
                .containsExactlyInAnyOrderElementsOf(
                        READERS.stream().map("RolePolicy/%s"::formatted).toList());
        assertThat(names(BUILDING)).containsAll(names(BEFORE));
        assertThat(names(BUILDING).stream().filter(name -> !names(BEFORE).contains(name)))
                .allMatch(name -> name.contains("-2"));
    }

    @Test
    void a_switch_changes_what_is_asked_and_checked_and_nothing_else() {
        assertThat(names(SWITCHED)).isEqualTo(names(BUILDING));
        assertThat(changed(BUILDING, SWITCHED))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                READERS.stream().map("Function/%s"::formatted), Stream.of("CatalogTable/audit-events"))
                        .toList());
        assertThat(variable(SWITCHED, "location-reader", "CURRENT_LOCATIONS_TABLE"))
                .isEqualTo("prod-whereabouts-current-locations-2");
        assertThat(variable(SWITCHED, "audit-reader", "AUDIT_BUCKET"))
                .isEqualTo("${BucketV2/audit-log.bucket}/generation=2/");
        assertThat(variable(SWITCHED, "location-checker", "CURRENT_LOCATIONS_TABLE"))
                .isEqualTo("prod-whereabouts-current-locations-2");
        assertThat(variable(SWITCHED, "audit-checker", "MERGED_BUCKET"))
                .isEqualTo("${BucketV2/audit-merged.bucket}/generation=2/");
        assertThat(SWITCHED.outputs())
                .containsEntry("currentLocationsTable", "prod-whereabouts-current-locations-2")
                .containsEntry("auditFolder", "generation=2/");
    }

    @Test
    void afterwards_the_one_before_is_gone_and_its_data_is_kept() {
        assertThat(names(AFTER))
                .doesNotContain("Table/current-locations", "Function/location-projector", "Function/audit-merger");
        assertThat(changed(SWITCHED, AFTER))
                .containsExactlyInAnyOrderElementsOf(
                        READERS.stream().map("RolePolicy/%s"::formatted).toList());
        var table = BUILDING.one("Table", "current-locations-2");
        assertThat(table.isProtected() && table.isRetained()).isTrue();
    }

    @Test
    void only_a_first_generation_that_is_kept_may_have_rows_from_before_containers_were_marked() {
        assertThat(variable(BUILDING, "location-projector", "CONTAINERS_MARKED"))
                .isEqualTo("false");
        assertThat(variable(BUILDING, "location-projector-2", "CONTAINERS_MARKED"))
                .isEqualTo("true");
        assertThat(variable(AFTER, "location-projector-2", "CONTAINERS_MARKED")).isEqualTo("true");
        assertThat(Kinds.disposable())
                .allSatisfy(graph -> assertThat(variable(graph, "location-projector", "CONTAINERS_MARKED"))
                        .isEqualTo("true"));
    }

    private static Set<String> names(Graph graph) {
        return graph.nodes().stream().map(Node::toString).collect(Collectors.toSet());
    }

    /// Of the resources in both.
    private static List<String> changed(Graph one, Graph other) {
        var there = inputs(other);
        return inputs(one).entrySet().stream()
                .filter(node -> there.containsKey(node.getKey())
                        && !there.get(node.getKey()).equals(node.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Map<String, Object>> inputs(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> !LISTS_OF_ALL.contains(node.shortType()))
                .collect(Collectors.toMap(Node::toString, Node::inputs, (a, b) -> a, TreeMap::new));
    }

    private static String variable(Graph graph, String function, String name) {
        return graph.one("Function", function).inputs().get("environment") instanceof Map<?, ?> environment
                        && environment.get("variables") instanceof Map<?, ?> variables
                ? String.valueOf(variables.get(name))
                : "";
    }
}
