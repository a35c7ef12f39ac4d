package io.whereabouts.benchmarks.readmodels;

import io.whereabouts.benchmarks.measuring.Picture;
import io.whereabouts.benchmarks.readmodels.Results.Lookups;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.data.xy.XYSeries;

/// The results as panels of curves: those that were measured.
final class Curves {
    private static final double SMALLEST = 0.1;

    private final Results results;
    private final List<JFreeChart> panels = new ArrayList<>();

    private Curves(Results results) {
        this.results = results;
    }

    static Picture of(Results results) {
        var curves = new Curves(results);
        curves.histories(
                "History of a package out of a year",
                "events of the log",
                one -> one.months() == LongLog.YEAR,
                Lookups::events);
        curves.histories(
                "History of a package out of 100,000 events",
                "months",
                one -> one.events() == LongLog.SOME,
                Lookups::months);
        curves.projector();
        curves.freshness();
        return new Picture(List.copyOf(curves.panels));
    }

    private void histories(String title, String along, Predicate<Lookups> which, ToDoubleFunction<Lookups> x) {
        var some = results.histories().stream().filter(which).toList();
        if (!some.isEmpty()) {
            panels.add(Picture.curves(
                    title,
                    along,
                    SMALLEST,
                    List.of(
                            line("requests, cold", some, x, one -> one.cold().roundTrips()),
                            line("requests, warm", some, x, one -> one.warm().roundTrips()),
                            line("MB, cold", some, x, one -> one.cold().bytes() / 1e6),
                            line("ms, cold", some, x, one -> one.cold().median().p50Micros() / 1e3),
                            line("ms, warm", some, x, one -> one.warm().median().p50Micros() / 1e3))));
        }
    }

    private void projector() {
        if (!results.projector().isEmpty()) {
            var single =
                    results.projector().stream().filter(one -> one.each() == 1).toList();
            var several =
                    results.projector().stream().filter(one -> one.each() > 1).toList();
            panels.add(Picture.curves(
                    "Projector, events a second",
                    "events of a batch",
                    1,
                    List.of(
                            line(
                                    "of one core",
                                    single,
                                    one -> one.batch(),
                                    one -> one.median().core()),
                            line(
                                    "with the server",
                                    single,
                                    one -> one.batch(),
                                    one -> one.median().wall()),
                            line(
                                    "10 of each package: of one core",
                                    several,
                                    one -> one.batch(),
                                    one -> one.median().core()),
                            line(
                                    "with the server, 10 of each",
                                    several,
                                    one -> one.batch(),
                                    one -> one.median().wall()))));
        }
    }

    private void freshness() {
        if (!results.freshness().isEmpty()) {
            panels.add(Picture.curves(
                    "Acknowledged to visible, ms",
                    "scans a second",
                    1,
                    List.of(
                            line(
                                    "p50",
                                    results.freshness(),
                                    one -> one.perSecond(),
                                    one -> one.median().p50Micros() / 1e3),
                            line(
                                    "p99",
                                    results.freshness(),
                                    one -> one.perSecond(),
                                    one -> one.median().p99Micros() / 1e3))));
        }
    }

    /// A curve's points lie from left to right.
    private static <T> XYSeries line(String name, List<T> some, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        var line = new XYSeries(name);
        some.forEach(one -> line.add(x.applyAsDouble(one), Math.max(SMALLEST, y.applyAsDouble(one))));
        return line;
    }
}
