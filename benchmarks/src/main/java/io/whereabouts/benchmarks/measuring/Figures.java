package io.whereabouts.benchmarks.measuring;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What a measurement comes to.
///
/// @param perSecond operations, of all writers together
/// @param p50Micros median of the latencies
public record Figures(long operations, double perSecond, double p50Micros, double p99Micros) {

    /// Each figure's median over several rounds, so that one disturbed round decides nothing; all their operations.
    public static Figures median(List<Figures> rounds) {
        return new Figures(
                rounds.stream().mapToLong(Figures::operations).sum(),
                median(rounds, Figures::perSecond),
                median(rounds, Figures::p50Micros),
                median(rounds, Figures::p99Micros));
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        return Median.of(rounds.stream().mapToDouble(figure).toArray());
    }
}
