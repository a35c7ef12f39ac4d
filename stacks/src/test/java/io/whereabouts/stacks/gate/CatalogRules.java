package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import io.whereabouts.stacks.Graph.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Glue's tables, as Athena reads them, and Athena itself.
final class CatalogRules {
    private static final String TYPES =
            "https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html";
    private static final String SETUP =
            "https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html";
    private static final String NAMES =
            "https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html";
    private static final String SCAN_LIMIT =
            "https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html";
    private static final double SMALLEST_SCAN_LIMIT = 10_000_000;

    private static final Pattern TYPE = Pattern.compile("projection\\.(.+)\\.type");

    /// With what each needs beside it.
    private static final Map<String, Set<String>> NEEDS = Map.of(
            "enum", Set.of("values"),
            "integer", Set.of("range"),
            "date", Set.of("range", "format"),
            "injected", Set.of());

    static final List<Rule> ALL = List.of(
            about(
                    "CatalogTable",
                    "a projected partition is enum, integer, date or injected",
                    TYPES,
                    (graph, node) -> types(node).entrySet().stream()
                            .filter(type -> !NEEDS.containsKey(type.getValue()))
                            .map(type -> "%s is %s".formatted(type.getKey(), type.getValue()))),
            about(
                    "CatalogTable",
                    "a projection says of which values",
                    TYPES,
                    (graph, node) -> types(node).entrySet().stream()
                            .flatMap(type -> NEEDS.getOrDefault(type.getValue(), Set.of()).stream()
                                    .map(need -> "projection.%s.%s".formatted(type.getKey(), need)))
                            .filter(needed -> !parameters(node).containsKey(needed))
                            .map("%s is missing"::formatted)),
            about(
                    "CatalogTable",
                    "every partition of a projected table is projected, and nothing else",
                    SETUP,
                    (graph, node) -> {
                        var keys = Input.all(node, "partitionKeys.name")
                                .map(String::valueOf)
                                .toList();
                        return when(
                                "true".equals(parameters(node).get("projection.enabled"))
                                        && !types(node).keySet().equals(Set.copyOf(keys)),
                                "partitions are %s, projected are %s"
                                        .formatted(keys, types(node).keySet()));
                    }),
            about("CatalogTable", "a template of locations names every partition", SETUP, (graph, node) -> {
                var template = parameters(node).get("storage.location.template");
                return template == null
                        ? Stream.of()
                        : types(node).keySet().stream()
                                .filter(partition -> !template.contains("${" + partition + "}"))
                                .map(partition -> "storage.location.template lacks ${" + partition + "}");
            }),
            name("CatalogTable"),
            name("CatalogDatabase"),
            about(
                    "Workgroup",
                    "a limit of what a query may scan is at least 10 MB, and there is one",
                    SCAN_LIMIT,
                    (graph, node) -> {
                        var bytes = Input.number(node, "configuration.bytesScannedCutoffPerQuery", 0);
                        return when(
                                bytes < SMALLEST_SCAN_LIMIT
                                        || Input.is(node, "configuration.enforceWorkgroupConfiguration", false),
                                "bytesScannedCutoffPerQuery is %.0f, enforceWorkgroupConfiguration %s"
                                        .formatted(
                                                bytes,
                                                Input.text(node, "configuration.enforceWorkgroupConfiguration")));
                    }));

    private CatalogRules() {}

    private static Rule name(String shortType) {
        return about(
                shortType,
                "a %s has small letters, digits and underscores".formatted(shortType),
                NAMES,
                (graph, node) -> {
                    var name = node.text("name");
                    return when(!name.matches("[a-z0-9_]{1,255}"), "its name is %s".formatted(name));
                });
    }

    private static Map<String, String> types(Node table) {
        var types = new TreeMap<String, String>();
        parameters(table).forEach((key, value) -> {
            var found = TYPE.matcher(key);
            if (found.matches()) {
                types.put(found.group(1), value);
            }
        });
        return types;
    }

    private static Map<String, String> parameters(Node table) {
        var parameters = new TreeMap<String, String>();
        Input.all(table, "parameters")
                .flatMap(all -> ((Map<?, ?>) all).entrySet().stream())
                .forEach(entry -> parameters.put(String.valueOf(entry.getKey()), String.valueOf(entry.getValue())));
        return parameters;
    }
}
