package io.whereabouts.operations.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `events` answers, shown on objects as the projector writes them.
class DuckDbTest {
    private static final Hours HOURS = new Hours("2026-11-01T09", "2026-11-01T10");

    private static final String SCAN = """
            {"eventId":"e-1","type":"PackageScanned","version":"1","recordedAt":"2026-11-01T09:00:01.123456789Z",\
            "effectiveAt":"2026-11-01T09:00:00Z","actor":"scanner-7","correlationId":"c-1","causationId":"m-1",\
            "positions":[{"tag":"item=x","position":"o#1"}],"payload":{"package":"00106141412345678908",\
            "scan":{"scanner":"gate-7","session":"s-1","sequence":999999999999},\
            "position":{"latitude":52.5,"longitude":-13.25,"altitude":-1.5,"accuracy":3.0},\
            "readPoint":"4140614141000005","businessStep":"receiving","disposition":"in_progress",\
            "happenedAt":"2026-11-01T09:00:00.5Z"}}""";
    private static final String PACKED = """
            {"eventId":"e-2","type":"Packed","version":"1","recordedAt":"2026-11-01T10:00:00Z",\
            "effectiveAt":"2026-11-01T10:00:00Z","actor":"ann","correlationId":"c-2","causationId":"m-2",\
            "positions":[],"payload":{"package":"00106141412345678908","container":"00106141412345678915",\
            "happenedAt":"2026-11-01T10:00:00Z"}}""";
    private static final String SCANNER = """
            {"eventId":"e-3","type":"ScannerRegistered","version":"1","recordedAt":"2026-11-01T09:00:00Z",\
            "effectiveAt":"2026-11-01T09:00:00Z","actor":"ann","correlationId":"c-3","causationId":"m-3",\
            "positions":[],"payload":{"scanner":"gate-7","name":"It's \\"the gate\\" über\\nall",\
            "happenedAt":"2026-11-01T09:00:00Z"}}""";

    private final WrittenLog log = new WrittenLog();

    @Test
    void each_column_is_what_the_event_says() throws InterruptedException {
        log.put("2026-11-01T09", SCAN);

        var answer = ask("select * from events");

        assertThat(answer.headings())
                .extracting(Answer.Heading::name)
                .containsExactlyElementsOf(
                        EventsView.COLUMNS.stream().map(Column::name).toList());
        assertThat(answer.rows())
                .singleElement()
                .satisfies(row -> assertThat(texts(row.subList(0, row.size() - 3)))
                        .containsExactly(
                                "e-1",
                                "PackageScanned",
                                "1",
                                "00106141412345678908",
                                "2026-11-01 09:00:00.500",
                                "2026-11-01 09:00:00.000",
                                "2026-11-01 09:00:01.123",
                                "scanner-7",
                                "c-1",
                                "m-1",
                                "52.5",
                                "-13.25",
                                "-1.5",
                                "3.0",
                                "4140614141000005",
                                "gate-7",
                                "s-1",
                                "999999999999",
                                "receiving",
                                "in_progress",
                                "",
                                "",
                                ""));
        assertThat(texts(answer.rows().getFirst()).subList(24, 26)).containsExactly("2026-11-01", "2026-11-01T09");
    }

    @Test
    void what_an_event_does_not_say_is_null() throws InterruptedException {
        log.put("2026-11-01T10", PACKED, SCANNER);

        assertThat(rows("select event_id, container, scanner, latitude, sequence from events order by event_id"))
                .containsExactly("e-2|00106141412345678915|||", "e-3||gate-7||");
    }

    @Test
    void payloads_are_json_as_they_were_written() throws InterruptedException {
        log.put("2026-11-01T09", SCANNER);

        assertThat(rows("select payload from events"))
                .containsExactly(SCANNER.replaceFirst("^.*\"payload\":", "").replaceFirst("}$", ""));
        assertThat(rows("select json_extract_string(payload, '$.name') from events"))
                .containsExactly("It's \"the gate\" über\nall");
    }

    @Test
    void an_event_is_there_once_however_often_the_log_has_it() throws InterruptedException {
        log.put("2026-11-01T09", SCAN, SCANNER).put("2026-11-01T09", SCAN).put("2026-11-01T10", SCANNER, SCAN, PACKED);

        assertThat(rows("select event_id, hour from events order by event_id"))
                .containsExactly("e-1|2026-11-01T09", "e-2|2026-11-01T10", "e-3|2026-11-01T09");
    }

    @Test
    void only_the_asked_hours_are_read() throws InterruptedException {
        log.put("2026-11-01T08", SCAN).put("2026-11-01T10", PACKED).put("2026-11-01T11", SCANNER);

        assertThat(rows("select event_id from events")).containsExactly("e-2");
        assertThat(log.read()).hasSize(1);
    }

    @Test
    void who_waits_hears_how_much_of_the_log_is_read() throws InterruptedException {
        for (int object = 0; object < 100; object++) {
            log.put("2026-11-01T09", SCAN);
        }
        var heard = new ArrayList<String>();

        new DuckDb(log, heard::add).ask(Query.of("select 1"), HOURS, 1);

        assertThat(heard)
                .containsExactly("64 of 100 objects of the log are read", "100 of 100 objects of the log are read");
    }

    @Test
    void an_empty_log_has_no_events() throws InterruptedException {
        assertThat(rows("select count(*) from events")).containsExactly("0");
        assertThat(ask("select * from events").headings()).hasSameSizeAs(EventsView.COLUMNS);
    }

    @Test
    void names_of_its_own_may_use_the_view() throws InterruptedException {
        log.put("2026-11-01T09", SCAN, SCANNER);

        assertThat(
                        rows(
                                "with scans as (select * from events where type = 'PackageScanned') select count(*) from scans;"))
                .containsExactly("1");
        assertThat(rows("with recursive n as (select 1 as i union all select i + 1 from n where i < 3)"
                        + " select count(*) from n, events"))
                .containsExactly("6");
    }

    @Test
    void no_more_rows_than_asked_for_and_it_says_so() throws InterruptedException {
        log.put("2026-11-01T09", SCAN, SCANNER);

        assertThat(new DuckDb(log, unheard -> {}).ask(Query.of("select 1 from events"), HOURS, 1))
                .satisfies(answer -> assertThat(answer.rows()).hasSize(1))
                .satisfies(answer -> assertThat(answer.more()).isTrue());
        assertThat(new DuckDb(log, unheard -> {})
                        .ask(Query.of("select 1 from events"), HOURS, 2)
                        .more())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_text('FILE')",
                "select * from read_csv('FILE')",
                "select * from read_json('FILE')",
                "select * from 'FILE'",
                "select * from glob('FILE')",
                "select * from read_blob('FILE')"
            })
    void a_query_reaches_no_file(String sql, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");

        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> ask(sql.replace("FILE", file.toString())))
                .withMessageMatching("(?s).*(disabled|does not exist).*");
    }

    @Test
    void a_mistake_in_the_sql_is_named() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> ask("select colour from events"))
                .withMessageContaining("colour")
                .withMessageContaining("docs/analytics.md");
    }

    @Test
    void an_object_that_is_cut_off_is_an_error_and_not_fewer_events() {
        log.putBytes("2026-11-01T09", new byte[] {0x1f, (byte) 0x8b, 8, 0});
        log.putBytes("2026-11-01T09", "no gzip".getBytes(UTF_8));

        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> ask("select 1"))
                .withMessageContaining("is damaged");
    }

    private Answer ask(String sql) throws InterruptedException {
        return new DuckDb(log, unheard -> {}).ask(Query.of(sql), HOURS, 100);
    }

    private List<String> rows(String sql) throws InterruptedException {
        return ask(sql).rows().stream().map(row -> String.join("|", texts(row))).toList();
    }

    private static List<String> texts(List<Optional<String>> row) {
        return row.stream().map(value -> value.orElse("")).toList();
    }
}
