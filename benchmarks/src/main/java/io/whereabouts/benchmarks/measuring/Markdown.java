package io.whereabouts.benchmarks.measuring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Lines as a README takes them.
public final class Markdown {
    private final List<String> lines = new ArrayList<>();

    public void line(String line) {
        lines.add(line);
    }

    /// The first rows of a table, after an empty line.
    public void head(List<String> columns) {
        line("");
        row(columns);
        line("|" + String.join("", Collections.nCopies(columns.size(), "---|")));
    }

    public void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
