package io.whereabouts.benchmarks.readmodels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.benchmarks.freshness.Freshness.Fresh;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Machine;
import io.whereabouts.benchmarks.readmodels.Results.Asked;
import io.whereabouts.benchmarks.readmodels.Results.Folded;
import io.whereabouts.benchmarks.readmodels.Results.Lookups;
import io.whereabouts.benchmarks.readmodels.Results.Merged;
import io.whereabouts.benchmarks.readmodels.Results.Pace;
import io.whereabouts.benchmarks.readmodels.Results.Projected;
import io.whereabouts.benchmarks.readmodels.Results.Written;
import io.whereabouts.query.auditlog.Puts.Million;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Figures FIGURES = new Figures(10, 100, 20_000, 30_000);
    private static final Asked ASKED =
            new Asked(new TreeMap<>(Map.of("GetObject", 25.0, "ListObjectsV2", 1.0)), 2_500_000, FIGURES, List.of());
    private static final Pace PACE = new Pace(400, 1_600);

    @Test
    void the_table_shows_every_part() {
        assertThat(new Report(results()).markdown())
                .contains("| 10,000 events in 12 months | 1.0 MB | 26 | 2.5 MB | 20, 30 | 26 | 2.5 MB | 20, 30 |")
                .contains("| 100, each of another package | 1,600 | 400 | 2 | 1 + 4.5 |")
                .contains("| 1,000, the rule alone | 500,000 |  |  |  |")
                .contains("| log | 5 | 1,600 | 400 |")
                .contains("| 2,000 a second | 60 s | 333 | 60 | 393, 0.0020 | 2 | 4 times | 67 |")
                .contains("| 100, the highest that was borne | 20 | 30 | 10 |");
    }

    @Test
    void what_was_left_out_is_in_no_table() {
        assertThat(new Report(none()).markdown()).doesNotContain("|");
        assertThat(new ObjectMapper().valueToTree(none()).has("histories")).isFalse();
    }

    @Test
    void the_chart_is_a_picture_with_text_that_can_be_read(@TempDir Path folder) throws IOException {
        var file = folder.resolve("chart.svg");
        Curves.of(results()).writeTo(file);
        assertThat(Files.readString(file)).contains("<svg", ">requests, cold</text>", ">p99</text>");
        assertThat(Files.size(file)).isLessThan(200_000);
    }

    @Test
    void a_part_that_is_unknown_is_an_error_that_names_all() {
        assertThatThrownBy(() -> Settings.of(List.of("--only", "puts")))
                .hasMessage("no part 'puts'; there are history, projector, merges, requests and freshness");
    }

    private static Results results() {
        return new Results(
                "2026-11-01",
                machine(),
                Map.of(),
                Map.of(),
                List.of(new Lookups(10_000, 12, 10, 1_000_000, ASKED, ASKED)),
                List.of(new Projected(100, 1, PACE, List.of(), 2, 1, 4.5)),
                List.of(new Folded(1_000, 500_000, 100_000)),
                List.of(new Merged("log", 5_000_000, PACE, List.of())),
                List.of(new Written(2_000, 60, 3_000, new Million(333, 60, 2, 4, 67))),
                List.of(new Fresh(100, true, true, FIGURES, List.of())));
    }

    private static Results none() {
        return new Results(
                "2026-11-01",
                machine(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Machine machine() {
        return new Machine("processor", 2, 8, "Linux", "25", "");
    }
}
