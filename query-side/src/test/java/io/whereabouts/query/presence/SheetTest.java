package io.whereabouts.query.presence;

import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final String NAME = Names.hour("2026-11-01T09");

    private final CountingSheets sheets = new CountingSheets();

    @Test
    void what_is_asked_for_by_key_and_moment_is_found_whatever_the_blocks() {
        var random = Seed.random(SheetTest.class);
        for (var run = 0; run < 200; run++) {
            var statements = new TreeSet<Statement>();
            IntStream.range(0, random.nextInt(60))
                    .forEach(unused -> statements.add(seen(random.nextInt(9), random.nextInt(20), random.nextInt(99))));
            var reader = read(Sheet.of(statements, 1 + random.nextInt(9)));
            var from = key(random.nextInt(20));
            var ranges = List.of(new Range(from, from + "5"), Range.of(key(random.nextInt(20))));
            var until = nineAnd(random.nextInt(99));
            assertThat(new TreeSet<>(reader.in(ranges, until)))
                    .containsExactlyElementsOf(statements.stream()
                            .filter(each -> ranges.stream().anyMatch(range -> range.contains(each.key())))
                            .filter(each -> !each.from().isAfter(until))
                            .toList());
            var all = new ArrayList<Statement>();
            reader.forEach(all::add);
            assertThat(all).containsExactlyElementsOf(statements);
        }
    }

    @Test
    void of_a_great_sheet_only_the_blocks_are_read_that_may_hold_it() {
        var statements = new TreeSet<Statement>();
        IntStream.range(0, 50_000).forEach(n -> statements.add(seen(n, n, 0)));
        var sheet = Sheet.of(statements);
        var reader = read(sheet);
        assertThat(reader.in(List.of(Range.of(key(40_000))), Instant.MAX)).hasSize(1);
        assertThat(sheets.bytes).isLessThan(sheet.length / 5);
    }

    @Test
    void any_gzip_tool_reads_it() throws IOException {
        var statements = new TreeSet<>(List.of(seen(1, 1, 1), seen(2, 2, 2)));
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Sheet.of(statements, 1)))) {
            assertThat(new String(gzip.readAllBytes(), UTF_8))
                    .startsWith(seen(1, 1, 1).line() + "\n" + seen(2, 2, 2).line() + "\n");
        }
    }

    @Test
    void a_sheet_that_is_cut_off_is_an_error_and_not_a_shorter_one() {
        var sheet = Sheet.of(new TreeSet<>(List.of(seen(1, 1, 1))));
        for (var length = 0; length < sheet.length; length++) {
            var some = Arrays.copyOf(sheet, length);
            assertThatThrownBy(() -> read(some)).as("%d bytes", length).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_statement_of_every_kind_of_identifier_reads_as_it_was_written() {
        for (var id : Given.ONE_OF_EACH_KIND) {
            var inside = new Statement(Statement.in(id), id, nineAnd(1), -3.5, "d#000000000001");
            assertThat(Statement.parse(inside.line())).isEqualTo(inside);
            assertThat(inside.container()).contains(id);
        }
    }

    private SheetReader read(byte[] sheet) {
        sheets.sheets.put(NAME, sheet);
        sheets.bytes = 0;
        return SheetReader.of(sheets, new Sheets.Stored(NAME, sheet.length));
    }

    private static Statement seen(int id, int cell, int second) {
        return new Statement(key(cell), packageId(id), nineAnd(second), 12.5, "");
    }

    private static String key(int cell) {
        return "c%016x".formatted(cell);
    }

    private static final class CountingSheets extends InMemorySheets {
        private long bytes;

        @Override
        public synchronized byte[] range(String name, long from, int length) {
            bytes += length;
            return super.range(name, from, length);
        }
    }
}
