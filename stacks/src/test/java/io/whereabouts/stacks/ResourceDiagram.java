package io.whereabouts.stacks;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The resources of a stack by component: one overview, and one picture of each component.
final class ResourceDiagram {
    private static final String HEAD = """
            # The resources of a stack

            Drawn from the Pulumi program, for a stack of one's own; do not edit. To draw it again:
            `mvn -pl stacks test -Dtest=DiagramsTest -Ddiagrams.write`

            An arrow goes from what uses to what is used. Resources of one type in one component share a box. Left out: the
            provider, and the JSON Schemas in the registry, one for each version of each event.

            ## Components

            The arrow says which resources are used. Every component also hangs its alarms and charts up in `monitoring`.

            """;

    private final Graph graph;

    private ResourceDiagram(Graph graph) {
        this.graph = graph;
    }

    static String of(Graph graph) {
        return new ResourceDiagram(graph).draw();
    }

    private String draw() {
        var components = graph.nodes().stream()
                .filter(node -> node.isComponent() && graph.partOf(node).equals(node))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
        return HEAD
                + overview(components)
                + components.stream().map(this::picture).collect(joining());
    }

    private String overview(List<Graph.Node> components) {
        var chart = new Mermaid("LR");
        components.forEach(it -> chart.node(it.name(), Mermaid.Shape.BOX, label(it.name(), it.shortType())));
        for (var node : drawn()) {
            var from = graph.partOf(node);
            used(node).values().stream().flatMap(Set::stream).forEach(urn -> {
                var target = graph.named(urn);
                var to = graph.partOf(target);
                if (!from.equals(to) && isNotWatching(from, to)) {
                    chart.arrow(from.name(), target.shortType(), to.name());
                }
            });
        }
        return chart.block();
    }

    private static boolean isNotWatching(Graph.Node from, Graph.Node to) {
        return !from.shortType().equals("Monitoring") && !to.shortType().equals("Monitoring");
    }

    private String picture(Graph.Node component) {
        var chart = new Mermaid("LR");
        boxes(component, chart);
        var outside = new TreeSet<String>();
        for (var node : drawn()) {
            if (!graph.partOf(node).equals(component)) {
                continue;
            }
            used(node)
                    .forEach((input, urns) -> urns.forEach(urn -> {
                        var target = graph.named(urn);
                        if (!graph.partOf(target).equals(component) && outside.add(box(target))) {
                            chart.node(
                                    box(target),
                                    Mermaid.Shape.STADIUM,
                                    label(graph.partOf(target).name() + ": " + target.name(), target.shortType()));
                        }
                        if (!box(node).equals(box(target))) {
                            chart.arrow(box(node), input, box(target));
                        }
                    }));
        }
        return "\n## %s (%s)\n\n%s".formatted(component.name(), component.shortType(), chart.block());
    }

    private void boxes(Graph.Node component, Mermaid chart) {
        chart.open(component.toString(), component.shortType() + " " + component.name());
        children(component).stream()
                .filter(node -> !node.isComponent())
                .collect(Collectors.groupingBy(Graph.Node::shortType, TreeMap::new, Collectors.toList()))
                .forEach((type, nodes) -> chart.node(
                        box(nodes.getFirst()),
                        Mermaid.Shape.BOX,
                        label(
                                nodes.stream().map(ResourceDiagram::title).collect(joining("<br/>")),
                                nodes.size() == 1 ? type : "%d × %s".formatted(nodes.size(), type))));
        children(component).stream().filter(Graph.Node::isComponent).forEach(child -> boxes(child, chart));
        chart.close();
    }

    private List<Graph.Node> children(Graph.Node component) {
        return graph.nodes().stream()
                .filter(node -> node.parent().equals(Optional.of(component.urn())))
                .filter(node -> !node.shortType().equals("Schema"))
                .toList();
    }

    private List<Graph.Node> drawn() {
        return graph.nodes().stream()
                .filter(node ->
                        node.type().startsWith("aws:") && !node.shortType().equals("Schema"))
                .toList();
    }

    /// By property; of alarms not the topic, to which all of them lead.
    private static Map<String, Set<String>> used(Graph.Node node) {
        var used = new TreeMap<>(node.references());
        used.keySet().removeAll(Set.of("alarmActions", "okActions"));
        return used;
    }

    /// Where a node is drawn: with the others of its type in its component.
    private String box(Graph.Node node) {
        return node.parent().map(graph::named).map(Graph.Node::toString).orElse("") + "/" + node.shortType();
    }

    private static String title(Graph.Node node) {
        return node.shortType().equals("Route") ? node.text("routeKey") : node.name();
    }

    private static String label(String name, String type) {
        return "%s<br/><i>%s</i>".formatted(name, type);
    }
}
