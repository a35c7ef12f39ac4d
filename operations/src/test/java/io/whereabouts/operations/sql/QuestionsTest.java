package io.whereabouts.operations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The questions of docs/analytics.md, as they stand there.
class QuestionsTest {
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final Hours DAY = new Hours("2026-11-01T00", "2026-11-01T23");

    private final WrittenLog log = new WrittenLog()
            .put("2026-11-01T09", scan(1, "09:00:00", "09:00:01.500", 46.05), scan(2, "09:10:00", "09:10:00", 46.06))
            .put("2026-11-01T10", scan(2, "09:10:00", "09:10:00", 46.06), scan(3, "09:12:30", "10:00:00", 46.07), """
                    {"eventId":"e-4","type":"PackageDelivered","version":"1","recordedAt":"2026-11-01T10:05:00Z",\
                    "effectiveAt":"2026-11-01T10:05:00Z","actor":"ann","payload":{"package":"00106141412345678908",\
                    "happenedAt":"2026-11-01T10:04:00Z"}}""");

    @Test
    void each_is_answered() throws IOException, InterruptedException {
        var questions = SQL.matcher(Files.readString(Path.of("../docs/analytics.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(questions).hasSize(5);
        assertThat(rows(questions.get(0)))
                .containsExactly(
                        "PackageScanned|3|1|2026-11-01 09:00:00.000|2026-11-01 09:12:30.000",
                        "PackageDelivered|1|1|2026-11-01 10:04:00.000|2026-11-01 10:04:00.000");
        assertThat(rows(questions.get(1)))
                .containsExactly("gate-3|1|2850.0|2850.0", "gate-1|1|1.5|1.5", "gate-2|1|0.0|0.0");
        assertThat(rows(questions.get(2)))
                .containsExactly("00106141412345678908|2026-11-01 09:12:30.000|gate-3|46.07|14.5|300.5");
        assertThat(rows(questions.get(3)))
                .containsExactly("gate-1|gate-2|1|600.0|600.0", "gate-2|gate-3|1|150.0|150.0");
        assertThat(rows(questions.get(4))).containsExactly("ann|PackageDelivered|1|1|2026-11-01 10:05:00.000");
    }

    private List<String> rows(String sql) throws InterruptedException {
        return new DuckDb(log, unheard -> {})
                .ask(Query.of(sql), DAY, 100).rows().stream()
                        .map(row -> String.join(
                                "|", row.stream().map(value -> value.orElse("")).toList()))
                        .toList();
    }

    private static String scan(int number, String happened, String recorded, double latitude) {
        return """
                {"eventId":"e-%d","type":"PackageScanned","version":"1","recordedAt":"2026-11-01T%sZ",\
                "effectiveAt":"2026-11-01T%sZ","actor":"scanner","payload":{"package":"00106141412345678908",\
                "scan":{"scanner":"gate-%d","session":"s","sequence":%d},\
                "position":{"latitude":%s,"longitude":14.5,"altitude":300.5},"happenedAt":"2026-11-01T%sZ"}}""".formatted(number, recorded, happened, number, number, latitude, happened);
    }
}
