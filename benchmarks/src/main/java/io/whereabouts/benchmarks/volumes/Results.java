package io.whereabouts.benchmarks.volumes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Machine;
import io.whereabouts.benchmarks.measuring.Median;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// All that one run found, as it is stored.
record Results(
        String date,
        Machine machine,
        Map<String, String> versions,
        Map<String, Object> parameters,
        List<Row> rows,
        List<Goal> goals) {

    /// One volume, with so many packages in the world.
    ///
    /// @param layout where those are that nobody asks about
    /// @param found packages in it, as the packages themselves say
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String layout,
            int packages,
            String space,
            int found,
            Ours whereabouts,
            @Nullable Theirs postgis) {
        String title() {
            return "%s, %,d packages %s".formatted(space, packages, layout);
        }

        /// Of the medians of each round, ours to theirs.
        double ratio() {
            if (postgis == null) {
                return Double.NaN;
            }
            return Median.of(IntStream.range(0, postgis.rounds().size())
                    .mapToDouble(round -> whereabouts.rounds().get(round).p50Micros()
                            / postgis.rounds().get(round).p50Micros())
                    .toArray());
        }
    }

    /// @param same whether the answer was right, package for package
    /// @param requests of one query, by action
    /// @param readUnits of one query
    record Ours(
            boolean same, SortedMap<String, Long> requests, double readUnits, Figures median, List<Figures> rounds) {
        long roundTrips() {
            return requests.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// @param pages of 8 KB that one query looks at
    record Theirs(boolean same, long pages, Figures median, List<Figures> rounds) {}

    /// @param found the figures that decide
    record Goal(String goal, boolean met, List<String> found) {}
}
