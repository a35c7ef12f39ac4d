package io.whereabouts.benchmarks.readmodels;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.whereabouts.benchmarks.freshness.Freshness.Fresh;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Machine;
import io.whereabouts.benchmarks.measuring.Median;
import io.whereabouts.query.auditlog.Puts.Million;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/// All that one run found, as it is stored; a list is empty if the run left that out.
record Results(
        String date,
        Machine machine,
        Map<String, String> versions,
        Map<String, Object> parameters,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Lookups> histories,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Projected> projector,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Folded> fold,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Merged> merges,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Written> requests,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fresh> freshness) {

    /// Histories of packages out of one log.
    ///
    /// @param unmerged batches of the log
    /// @param storedBytes merged
    /// @param cold by a reader that has just started
    /// @param warm by one that remembers the indexes
    record Lookups(int events, int months, int unmerged, long storedBytes, Asked cold, Asked warm) {}

    /// Of one lookup, on average; times are medians over the rounds.
    ///
    /// @param requests by operation
    record Asked(SortedMap<String, Double> requests, double bytes, Figures median, List<Figures> rounds) {
        double roundTrips() {
            return requests.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /// @param wall as the clock on the wall says, the server's time too
    /// @param core as if one core did nothing else: by the time that ours took of any
    record Pace(double wall, double core) {
        static Pace median(List<Pace> rounds) {
            return new Pace(median(rounds, Pace::wall), median(rounds, Pace::core));
        }

        private static double median(List<Pace> rounds, ToDoubleFunction<Pace> figure) {
            return Median.of(rounds.stream().mapToDouble(figure).toArray());
        }
    }

    /// @param batch events
    /// @param each of them about one package
    /// @param median events a second
    /// @param requests of an event, as its units are
    record Projected(
            int batch,
            int each,
            Pace median,
            List<Pace> rounds,
            double requests,
            double readUnits,
            double writeUnits) {}

    /// @param alone events a second of one core
    /// @param withJson the same, and the JSON that they are read from
    record Folded(int batch, double alone, double withJson) {}

    /// @param bytes of lines that were merged at once
    /// @param median megabytes of lines a second
    record Merged(String what, long bytes, Pace median, List<Pace> rounds) {}

    /// @param batch events of a full one
    record Written(int scansPerSecond, long windowSeconds, int batch, Million million) {}
}
