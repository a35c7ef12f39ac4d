package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.eventstore.Results.Cost;
import io.whereabouts.benchmarks.eventstore.Results.Measured;
import io.whereabouts.benchmarks.eventstore.Results.Row;
import io.whereabouts.benchmarks.measuring.Picture;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// The results as one picture of four panels, in SVG. All scales of figures are logarithmic.
final class ResultsChart {
    private static final double SMALLEST = 0.5; // a bar of nothing has no logarithm
    private static final List<Color> COLORS = List.of(
            new Color(0x1b, 0x6c, 0xa8),
            new Color(0xe0, 0x7b, 0x39),
            new Color(0x5a, 0x9e, 0x6f),
            new Color(0x8c, 0x8c, 0x8c));

    private final Results results;
    private final List<String> stores;

    ResultsChart(Results results) {
        this.results = results;
        this.stores = List.copyOf(results.rows().getFirst().stores().keySet());
    }

    void writeTo(Path file) throws IOException {
        new Picture(List.of(
                        bars(
                                "Operations a second",
                                stores,
                                store -> store.median().perSecond()),
                        loads(),
                        bars(
                                "Round trips of one",
                                onDynamoDb(),
                                store -> cost(store).roundTrips()),
                        bars(
                                "Request units of one",
                                onDynamoDb(),
                                store -> cost(store).units())))
                .writeTo(file);
    }

    private JFreeChart bars(String title, List<String> names, ToDoubleFunction<Measured> figure) {
        var figures = new DefaultCategoryDataset();
        for (var row : results.rows()) {
            for (var name : names) {
                figures.addValue(Math.max(SMALLEST, figure.applyAsDouble(of(row, name))), name, row.id());
            }
        }
        var renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0);
        for (var name : names) {
            renderer.setSeriesPaint(names.indexOf(name), color(name));
        }
        var plot = new CategoryPlot(figures, new CategoryAxis(), Picture.logarithmic("", SMALLEST), renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinePaint(Picture.LINES);
        return Picture.chart(title, plot);
    }

    private JFreeChart loads() {
        var lines = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer();
        for (var name : stores) {
            var line = new XYSeries(name);
            for (var row : results.rows()) {
                if (row.id().startsWith("load-")) {
                    var events = Double.parseDouble(row.id().substring("load-".length()));
                    line.add(events, of(row, name).median().p50Micros() / 1e3);
                }
            }
            renderer.setSeriesPaint(lines.getSeriesCount(), color(name));
            lines.addSeries(line);
        }
        return Picture.curves("Load of a stream, p50 in ms", "events", 0.01, lines, renderer);
    }

    private Color color(String store) {
        return COLORS.get(stores.indexOf(store) % COLORS.size());
    }

    private List<String> onDynamoDb() {
        return stores.stream()
                .filter(name -> of(results.rows().getFirst(), name).cost() != null)
                .toList();
    }

    private static Measured of(Row row, String store) {
        return Objects.requireNonNull(row.stores().get(store));
    }

    private static Cost cost(Measured measured) {
        return Objects.requireNonNull(measured.cost());
    }
}
