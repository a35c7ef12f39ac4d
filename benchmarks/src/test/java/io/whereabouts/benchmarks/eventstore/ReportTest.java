package io.whereabouts.benchmarks.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.benchmarks.eventstore.Results.Cost;
import io.whereabouts.benchmarks.eventstore.Results.Goal;
import io.whereabouts.benchmarks.eventstore.Results.History;
import io.whereabouts.benchmarks.eventstore.Results.Measured;
import io.whereabouts.benchmarks.eventstore.Results.Multiples;
import io.whereabouts.benchmarks.eventstore.Results.Row;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Cost ONE_PUT = new Cost(1, 0, 0, 1, new TreeMap<>(Map.of("PutItem", 1.0)));
    private static final Cost TWO_PUTS = new Cost(2, 0, 0, 2, new TreeMap<>(Map.of("PutItem", 2.0)));
    private static final Multiples FAST = new Multiples(1, 1, 100, 100, 115, 230, 1.15, 2.3);
    private static final Multiples SLOW = new Multiples(1, 1, 100, 100, 116, 231, 1.16, 2.31);

    @Test
    void goals_are_met_by_a_store_that_is_ahead() {
        assertThat(Goals.of(rows(900, ONE_PUT, 500, TWO_PUTS), FAST, history(100, ONE_PUT)))
                .allMatch(Goal::met);
    }

    @Test
    void each_goal_that_is_missed_says_where() {
        var missed = Goals.of(rows(900, TWO_PUTS, 901, ONE_PUT), SLOW, history(111, TWO_PUTS));
        assertThat(missed).noneMatch(Goal::met);
        assertThat(missed.getFirst().found())
                .containsExactly("append to a new stream, 1 writer: 900 a second, castore 901");
        assertThat(missed.getLast().found()).hasSize(2);
    }

    @Test
    void a_store_that_is_not_on_dynamo_db_is_nobodys_measure() {
        var rows = rows(900, ONE_PUT, 500, TWO_PUTS);
        rows.getFirst().stores().put("embedded", measured(100_000, null));
        assertThat(Goals.of(rows, FAST, history(100, ONE_PUT))).allMatch(Goal::met);
    }

    @Test
    void the_table_shows_every_store_and_the_goals() {
        assertThat(new Table(results()).markdown())
                .contains("| append to a new stream, 1 writer | 900 (0.10, 0.20) | 500 (0.10, 0.20) |")
                .contains("| append to a new stream, 1 writer | 1 (0 + 1) | 2 (0 + 2) |")
                .contains("| met |");
    }

    @Test
    void the_chart_is_a_picture_with_text_that_can_be_read(@TempDir Path folder) throws IOException {
        var file = folder.resolve("chart.svg");
        new ResultsChart(results()).writeTo(file);
        assertThat(Files.readString(file)).contains("<svg", ">castore</text>");
        assertThat(Files.size(file)).isLessThan(200_000);
    }

    @Test
    void results_are_json() throws IOException {
        var json = new ObjectMapper().valueToTree(results());
        assertThat(json.at("/rows/0/stores/castore/median/perSecond").asDouble())
                .isEqualTo(500);
    }

    private static Results results() {
        var rows = rows(900, ONE_PUT, 500, TWO_PUTS);
        return new Results(
                "2026-11-01",
                new Machine("processor", 2, 8, "Linux", "25", "v20"),
                Map.of(),
                Map.of(),
                rows,
                FAST,
                history(100, ONE_PUT),
                Goals.of(rows, FAST, history(100, ONE_PUT)));
    }

    private static List<Row> rows(double ours, Cost ourCost, double theirs, Cost theirCost) {
        var stores = new LinkedHashMap<String, Measured>();
        stores.put(Whereabouts.NAME, measured(ours, ourCost));
        stores.put(CastoreContender.NAME, measured(theirs, theirCost));
        var workload = Workload.ALL.getFirst();
        return List.of(new Row(workload.id(), workload.title(), stores));
    }

    private static Measured measured(double perSecond, @Nullable Cost cost) {
        var figures = new Figures(10, perSecond, 100, 200);
        return new Measured(figures, List.of(figures), cost);
    }

    private static List<History> history(double later, Cost laterCost) {
        var before = new Figures(10, 10, 100, 200);
        var after = new Figures(10, 10, later, 200);
        return List.of(
                new History(0, before, ONE_PUT, before, ONE_PUT),
                new History(1_000, after, laterCost, after, laterCost));
    }
}
