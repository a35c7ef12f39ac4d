package io.whereabouts.benchmarks.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Machine;
import io.whereabouts.benchmarks.volumes.Results.Goal;
import io.whereabouts.benchmarks.volumes.Results.Ours;
import io.whereabouts.benchmarks.volumes.Results.Row;
import io.whereabouts.benchmarks.volumes.Results.Theirs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final Theirs POSTGIS = new Theirs(true, 12, time(50), List.of(time(50), time(40), time(48)));

    @Test
    void a_flat_curve_with_right_answers_meets_the_goals() {
        assertThat(Goals.of(List.of(row(1_000, true, 2.5, 100, POSTGIS), row(10_000, true, 2.5, 129, POSTGIS))))
                .allMatch(Goal::met);
    }

    @Test
    void each_goal_that_is_missed_says_where() {
        assertThat(Goals.of(List.of(row(1_000, true, 2.5, 100, null), row(10_000, false, 3.0, 131, null))))
                .noneMatch(Goal::met)
                .allSatisfy(goal -> assertThat(goal.found())
                        .singleElement()
                        .asString()
                        .startsWith("a room, 10,000 packages in other cities: "));
    }

    @Test
    void a_wrong_answer_of_the_peer_is_named_too() {
        var wrong = new Theirs(false, 12, time(50), POSTGIS.rounds());

        assertThat(Goals.of(List.of(row(1_000, true, 2.5, 100, wrong)))
                        .getFirst()
                        .found())
                .containsExactly("a room, 1,000 packages in other cities: PostGIS");
    }

    @Test
    void the_ratio_is_the_middle_one_of_the_rounds() {
        assertThat(row(1_000, true, 2.5, 120, POSTGIS).ratio()).isEqualTo(2.5);
    }

    @Test
    void the_table_shows_both_and_the_goals() {
        assertThat(new Report(results(POSTGIS)).markdown())
                .contains(
                        "| a room | 31 | 1,000 in other cities | 3 | 2.5 | 0.10, 0.20 | 12 | 0.05, 0.10 | 2.1 times as long |")
                .contains("| met |");
    }

    @Test
    void without_the_peer_the_table_says_so() {
        assertThat(new Report(results(null)).markdown()).contains("| not installed | | |");
    }

    @Test
    void the_chart_is_a_picture_with_text_that_can_be_read(@TempDir Path folder) throws IOException {
        var file = folder.resolve("chart.svg");
        new Curves(results(POSTGIS)).writeTo(file);

        assertThat(Files.readString(file)).contains("<svg", ">a room, PostGIS</text>");
    }

    @Test
    void results_are_json() {
        assertThat(new ObjectMapper()
                        .valueToTree(results(null))
                        .at("/rows/0/whereabouts/readUnits")
                        .asDouble())
                .isEqualTo(2.5);
    }

    private static Results results(@Nullable Theirs theirs) {
        var rows = List.of(row(1_000, true, 2.5, 100, theirs), row(10_000, true, 2.5, 100, theirs));
        return new Results(
                "2026-11-01",
                new Machine("processor", 2, 8, "Linux", "25", ""),
                Map.of("PostGIS", "3.3.2"),
                Map.of(),
                rows,
                Goals.of(rows));
    }

    private static Row row(int packages, boolean same, double units, double micros, @Nullable Theirs theirs) {
        var ours = new Ours(
                same,
                new TreeMap<>(Map.of("Query", 2L, "BatchGetItem", 1L)),
                units,
                time(micros),
                List.of(time(micros), time(micros), time(micros)));
        return new Row(Layout.ELSEWHERE.title, packages, Space.ROOM.title, 31, ours, theirs);
    }

    private static Figures time(double p50Micros) {
        return new Figures(10, 1e6 / p50Micros, p50Micros, 2 * p50Micros);
    }
}
