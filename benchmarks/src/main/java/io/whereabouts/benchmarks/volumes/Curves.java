package io.whereabouts.benchmarks.volumes;

import io.whereabouts.benchmarks.measuring.Picture;
import io.whereabouts.benchmarks.volumes.Results.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jfree.data.xy.XYSeries;

/// The results as curves over the number of packages. All scales are logarithmic.
record Curves(Results results) {
    void writeTo(Path file) throws IOException {
        new Picture(List.of(
                        Picture.curves("Read units of a query", "packages in all", 0.5, units()),
                        Picture.curves("p50 in ms, packages in other cities", "packages in all", 0.1, times())))
                .writeTo(file);
    }

    private List<XYSeries> units() {
        var lines = new LinkedHashMap<String, XYSeries>();
        for (var layout : Layout.values()) {
            add(
                    lines,
                    of(layout),
                    row -> "%s, %s".formatted(row.space(), row.layout()),
                    row -> row.whereabouts().readUnits());
        }
        return List.copyOf(lines.values());
    }

    private List<XYSeries> times() {
        var lines = new LinkedHashMap<String, XYSeries>();
        var elsewhere = of(Layout.ELSEWHERE);
        add(
                lines,
                elsewhere,
                row -> row.space() + ", Whereabouts",
                row -> row.whereabouts().median().p50Micros() / 1e3);
        add(
                lines,
                elsewhere.and(row -> row.postgis() != null),
                row -> row.space() + ", PostGIS",
                row -> Objects.requireNonNull(row.postgis()).median().p50Micros() / 1e3);
        return List.copyOf(lines.values());
    }

    private static Predicate<Row> of(Layout layout) {
        return row -> row.layout().equals(layout.title);
    }

    private void add(
            Map<String, XYSeries> lines,
            Predicate<Row> which,
            Function<Row, String> name,
            ToDoubleFunction<Row> figure) {
        results.rows().stream()
                .filter(which)
                .forEach(row -> lines.computeIfAbsent(name.apply(row), XYSeries::new)
                        .add(row.packages(), figure.applyAsDouble(row)));
    }
}
