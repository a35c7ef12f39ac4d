package io.whereabouts.benchmarks.eventstore;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import io.whereabouts.benchmarks.eventstore.Results.Cost;
import io.whereabouts.benchmarks.eventstore.Results.Measured;
import io.whereabouts.benchmarks.eventstore.Results.Row;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/// The results as one picture of four panels, in SVG.
final class ResultsChart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final Color[] COLORS = {
        new Color(0x1b, 0x6c, 0xa8),
        new Color(0xe0, 0x7b, 0x39),
        new Color(0x5a, 0x9e, 0x6f),
        new Color(0x8c, 0x8c, 0x8c)
    };

    private final Results results;
    private final List<String> stores;

    ResultsChart(Results results) {
        this.results = results;
        this.stores = List.copyOf(results.rows().getFirst().stores().keySet());
    }

    void writeTo(Path file) throws IOException {
        var picture = new VectorGraphics2D();
        paint(
                bars(
                        "Appends and commands a second",
                        writes(),
                        stores,
                        row -> row.median().perSecond()),
                picture,
                0,
                0);
        paint(loads(), picture, 1, 0);
        paint(
                bars(
                        "Round trips of one",
                        writes(),
                        onDynamoDb(),
                        row -> cost(row).roundTrips()),
                picture,
                0,
                1);
        paint(
                bars(
                        "Request units of one",
                        writes(),
                        onDynamoDb(),
                        row -> cost(row).units()),
                picture,
                1,
                1);
        var document = new SVGProcessor().getDocument(picture.getCommands(), new PageSize(0, 0, 2 * WIDTH, 2 * HEIGHT));
        try (var out = Files.newOutputStream(file)) {
            document.writeTo(out);
        }
    }

    private static void paint(Chart<?, ?> chart, Graphics2D picture, int column, int line) {
        picture.translate(column * WIDTH, line * HEIGHT);
        chart.paint(picture, WIDTH, HEIGHT);
        picture.translate(-column * WIDTH, -line * HEIGHT);
    }

    private CategoryChart bars(String title, List<Row> rows, List<String> names, ToDoubleFunction<Measured> figure) {
        var chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.8);
        for (var name : names) {
            chart.addSeries(
                            name,
                            rows.stream().map(Row::id).toList(),
                            rows.stream()
                                    .map(row -> figure.applyAsDouble(of(row, name)))
                                    .toList())
                    .setFillColor(color(name));
        }
        return chart;
    }

    /// Milliseconds over events, both logarithmic.
    private XYChart loads() {
        var rows = results.rows().stream()
                .filter(row -> row.id().startsWith("load-"))
                .toList();
        var chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Load of a stream, p50 in ms, by its events")
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        for (var name : stores) {
            var series = chart.addSeries(
                    name,
                    rows.stream()
                            .map(row -> Double.valueOf(row.id().substring("load-".length())))
                            .toList(),
                    rows.stream()
                            .map(row -> of(row, name).median().p50Micros() / 1e3)
                            .toList());
            series.setLineColor(color(name));
            series.setMarkerColor(color(name));
        }
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        var text = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        styler.setBaseFont(text);
        styler.setChartTitleFont(text.deriveFont(Font.BOLD, 14));
        styler.setChartTitleBoxVisible(false);
    }

    private Color color(String store) {
        return COLORS[stores.indexOf(store) % COLORS.length];
    }

    private List<Row> writes() {
        return results.rows().stream()
                .filter(row -> !row.id().startsWith("load-"))
                .toList();
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
