package io.whereabouts.benchmarks.measuring;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Charts as panels of one picture, two in a row, in SVG. All scales of figures are logarithmic.
public record Picture(List<JFreeChart> panels) {
    public static final Color LINES = new Color(0xdd, 0xdd, 0xdd);

    private static final List<Color> COLORS = List.of(
            new Color(0x1b, 0x6c, 0xa8),
            new Color(0xe0, 0x7b, 0x39),
            new Color(0x5a, 0x9e, 0x6f),
            new Color(0x8c, 0x8c, 0x8c),
            new Color(0x7d, 0x4e, 0x9e),
            new Color(0xb0, 0x30, 0x30));

    private static final int WIDTH = 700;
    private static final int HEIGHT = 380;

    public void writeTo(Path file) throws IOException {
        TextUtils.setUseDrawRotatedStringWorkaround(false); // it draws the outlines of letters
        var picture = new VectorGraphics2D();
        draw(picture);
        var page = new PageSize(0, 0, 2 * WIDTH, (panels.size() + 1) / 2 * HEIGHT);
        try (var out = Files.newOutputStream(file)) {
            new SVGProcessor().getDocument(picture.getCommands(), page).writeTo(out);
        }
    }

    private void draw(Graphics2D picture) {
        for (var i = 0; i < panels.size(); i++) {
            panels.get(i).draw(picture, new Rectangle2D.Double(i % 2 * WIDTH, i / 2 * HEIGHT, WIDTH, HEIGHT));
        }
    }

    /// A line for each series.
    public static JFreeChart curves(String title, String along, double smallest, List<XYSeries> series) {
        var lines = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer();
        for (var one : series) {
            renderer.setSeriesPaint(lines.getSeriesCount(), COLORS.get(lines.getSeriesCount() % COLORS.size()));
            lines.addSeries(one);
        }
        return curves(title, along, smallest, lines, renderer);
    }

    public static JFreeChart curves(
            String title, String along, double smallest, XYSeriesCollection lines, XYLineAndShapeRenderer renderer) {
        var plot = new XYPlot(lines, logarithmic(along, 5), logarithmic("", smallest), renderer);
        plot.setRangeGridlinePaint(LINES);
        plot.setDomainGridlinePaint(LINES);
        return chart(title, plot);
    }

    public static LogAxis logarithmic(String label, double smallest) {
        var axis = new LogAxis(label);
        axis.setSmallestValue(smallest);
        axis.setTickUnit(new NumberTickUnit(1)); // each power of ten
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.##"));
        return axis;
    }

    public static JFreeChart chart(String title, Plot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        var chart = new JFreeChart(title, new Font(Font.SANS_SERIF, Font.BOLD, 14), plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setAntiAlias(true);
        return chart;
    }
}
