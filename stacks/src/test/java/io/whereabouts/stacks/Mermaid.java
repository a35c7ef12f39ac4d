package io.whereabouts.stacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A flowchart in Mermaid's notation.
final class Mermaid {
    /// What a node looks like, by what surrounds its label.
    enum Shape {
        BOX("[", "]"),
        ROUND("(", ")"),
        STADIUM("([", "])"),
        CYLINDER("[(", ")]"),
        QUEUE("[[", "]]"),
        HEXAGON("{{", "}}"),
        CIRCLE("((", "))");

        private final String open;
        private final String close;

        Shape(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    private record Arrow(String from, String line, String to) {}

    private final List<String> lines = new ArrayList<>();
    private final Map<Arrow, Set<String>> arrows = new LinkedHashMap<>();
    private int depth = 1;

    Mermaid(String direction) {
        lines.add("flowchart " + direction);
    }

    void open(String id, String title) {
        line("subgraph %s[\"%s\"]".formatted(id(id), title));
        depth++;
    }

    void close() {
        depth--;
        line("end");
    }

    void node(String id, Shape shape, String label) {
        line("%s%s\"%s\"%s".formatted(id(id), shape.open, label, shape.close));
    }

    /// Arrows between the same two nodes become one, with both labels.
    void arrow(String from, String label, String to) {
        arrow(from, "-->", label, to);
    }

    void dotted(String from, String label, String to) {
        arrow(from, "-.->", label, to);
    }

    void both(String from, String label, String to) {
        arrow(from, "<-->", label, to);
    }

    private void arrow(String from, String line, String label, String to) {
        arrows.computeIfAbsent(new Arrow(id(from), line, id(to)), it -> new LinkedHashSet<>())
                .add(label);
    }

    private void line(String text) {
        lines.add("  ".repeat(depth) + text);
    }

    /// As it stands in a Markdown file.
    String block() {
        var text = new StringBuilder("```mermaid\n");
        lines.forEach(line -> text.append(line).append('\n'));
        arrows.forEach((arrow, labels) -> text.append("  %s %s|\"%s\"| %s%n"
                .formatted(arrow.from(), arrow.line(), String.join("<br/>", labels), arrow.to())));
        return text.append("```\n").toString();
    }

    /// Mermaid takes letters, digits and underscores; `end` alone would close a subgraph.
    private static String id(String text) {
        return "n_" + text.replaceAll("[^A-Za-z0-9]", "_");
    }
}
