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
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// The results as one picture of four panels, in SVG. All scales of figures are logarithmic.
final class ResultsChart {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 380;
    private static final double SMALLEST = 0.5; // a bar of nothing has no logarithm
    private static final Color LINES = new Color(0xdd, 0xdd, 0xdd);
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
        TextUtils.setUseDrawRotatedStringWorkaround(false); // it draws the outlines of letters
    }

    void writeTo(Path file) throws IOException {
        var picture = new VectorGraphics2D();
        draw(picture);
        var page = new PageSize(0, 0, 2 * WIDTH, 2 * HEIGHT);
        try (var out = Files.newOutputStream(file)) {
            new SVGProcessor().getDocument(picture.getCommands(), page).writeTo(out);
        }
    }

    void draw(Graphics2D picture) {
        var charts = List.of(
                bars("Operations a second", stores, store -> store.median().perSecond()),
                loads(),
                bars("Round trips of one", onDynamoDb(), store -> cost(store).roundTrips()),
                bars("Request units of one", onDynamoDb(), store -> cost(store).units()));
        for (var i = 0; i < charts.size(); i++) {
            charts.get(i).draw(picture, new Rectangle2D.Double(i % 2 * WIDTH, i / 2 * HEIGHT, WIDTH, HEIGHT));
        }
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
        var plot = new CategoryPlot(figures, new CategoryAxis(), logarithmic("", SMALLEST), renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinePaint(LINES);
        return chart(title, plot);
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
        var plot = new XYPlot(lines, logarithmic("events", 5), logarithmic("", 0.01), renderer);
        plot.setRangeGridlinePaint(LINES);
        plot.setDomainGridlinePaint(LINES);
        return chart("Load of a stream, p50 in ms", plot);
    }

    private static LogAxis logarithmic(String label, double smallest) {
        var axis = new LogAxis(label);
        axis.setSmallestValue(smallest);
        axis.setTickUnit(new NumberTickUnit(1)); // each power of ten
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.##"));
        return axis;
    }

    private static JFreeChart chart(String title, Plot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        var chart = new JFreeChart(title, new Font(Font.SANS_SERIF, Font.BOLD, 14), plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setAntiAlias(true);
        return chart;
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
