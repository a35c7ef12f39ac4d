package io.whereabouts.benchmarks.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Machine;
import io.whereabouts.benchmarks.measuring.Traffic;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that one run found, as it is stored.
///
/// @param rows the comparison
/// @param history what does not grow with the observations before it
record Results(
        String date,
        Machine machine,
        Map<String, String> versions,
        Map<String, Object> parameters,
        List<Row> rows,
        Multiples multiples,
        List<History> history,
        List<Goal> goals) {

    /// @param stores by name, in the order of the table
    record Row(String id, String title, Map<String, Measured> stores) {}

    /// @param median of the rounds
    /// @param cost of one operation; absent of a store that is not on DynamoDB
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Measured(
            Figures median, List<Figures> rounds, @Nullable Cost cost) {}

    /// Of one operation, on average over those that were counted.
    ///
    /// @param refused requests that were answered with an error: a condition did not hold
    record Cost(
            double roundTrips,
            double refused,
            double readUnits,
            double writeUnits,
            SortedMap<String, Double> requests) {
        static Cost of(Traffic traffic, long operations) {
            var requests = new TreeMap<String, Double>();
            traffic.requests().forEach((action, count) -> requests.put(action, (double) count / operations));
            return new Cost(
                    (double) traffic.roundTrips() / operations,
                    (double) traffic.refused() / operations,
                    traffic.readUnits() / operations,
                    traffic.writeUnits() / operations,
                    requests);
        }

        double units() {
            return readUnits + writeUnits;
        }
    }

    /// What our store adds to what it cannot do without: medians over batches in which all alternate, of the medians
    /// of each batch and of their ratios.
    ///
    /// @param appendRatio append of a decision with one tag, as a multiple of the bare conditional put
    /// @param commandRatio read, decide, append, as a multiple of the bare conditional put
    record Multiples(
            int batches,
            int operationsOfBatch,
            double barePutMicros,
            double bareQueryMicros,
            double appendMicros,
            double commandMicros,
            double appendRatio,
            double commandRatio) {}

    /// @param observations under the same tag before it
    record History(int observations, Figures observation, Cost observationCost, Figures command, Cost commandCost) {}

    /// @param found the figures that decide
    record Goal(String goal, boolean met, List<String> found) {}
}
