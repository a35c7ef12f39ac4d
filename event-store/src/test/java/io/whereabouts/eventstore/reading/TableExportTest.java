package io.whereabouts.eventstore.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TableExportTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    @TempDir
    Path bucket;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_export_reads_as_its_table(boolean incremental) throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(3_000))) {
            var items = table.items().values();
            var folder =
                    incremental ? ExportedTable.incremental(bucket, items, 5) : ExportedTable.full(bucket, items, 5);
            var scanned = new Taken();
            var ofTable = TableScan.of(table.client, table.name).build().read(scanned);

            var exported = new Taken();
            var ofExport = export(folder).threads(3).build().read(exported);

            assertThat(exported.ids()).hasSize(3_000).doesNotHaveDuplicates();
            assertThat(exported.hasAll(scanned.events)).as("event for event").isTrue();
            assertThat(ofExport.counts())
                    .usingRecursiveComparison()
                    .ignoringFields("bytes")
                    .isEqualTo(ofTable.counts());
            assertThat(ofExport.torn()).isEmpty();
            assertThat(exported.progress.getLast().share()).isEqualTo(1);
            assertThat(exported.progress.getLast().parts()).isEqualTo(6);
        }
    }

    @Test
    void a_torn_transaction_is_reported_unless_the_table_has_it_whole() throws Exception {
        var event = Events.decision("e-1", "item=1 4", "life=1 0");
        try (var table = new GivenTable(DYNAMO_DB).with(event)) {
            var folder = ExportedTable.full(bucket, List.of(event.getLast().item()), 1);
            var taken = new Taken();

            var alone = export(folder).build().read(taken);
            var looking =
                    export(folder).lookingIn(table.client, table.name).build().read(page -> {});

            assertThat(taken.events).containsExactly(event.getFirst());
            assertThat(alone.torn())
                    .containsExactly(new Torn(
                            "e-1",
                            "Opened",
                            event.getLast().place(),
                            List.of(event.getFirst().place())));
            assertThat(looking.torn()).isEmpty();
        }
    }

    @Test
    void an_item_that_somebody_deleted_is_counted() throws Exception {
        var lines = lines(3, ExportedTable::change);
        lines.add("""
                {"Metadata":{"WriteTimestampMicros":{"N":"1"}},"Keys":{"tag":{"S":"a"},"position":{"S":"d#0"}},"OldImage":{}}""");
        var folder = ExportedTable.of(bucket, true, List.of(lines));

        var summary = export(folder).build().read(page -> {});

        assertThat(summary.counts().deletions()).isEqualTo(1);
        assertThat(summary.counts().events()).isEqualTo(3);
    }

    @Test
    void after_a_crash_at_any_page_nothing_is_lost() throws Exception {
        var folder = given(150, 3);
        var reader = export(folder).pageSize(20).threads(2).build();
        var pages = new AtomicInteger();
        var whole = reader.read(page -> pages.incrementAndGet());
        for (var crash = 1; crash < pages.get(); crash++) {
            var at = crash;
            var left = new AtomicInteger(crash);
            var bookmarks = new ArrayList<String>();
            var taken = new Taken();
            assertThatThrownBy(() -> reader.read(page -> {
                        if (left.getAndDecrement() == 0) {
                            throw new IllegalStateException("crash");
                        }
                        taken.accept(page);
                        bookmarks.add(page.bookmark().toJson());
                    }))
                    .hasMessage("crash");
            var resumed = reader.read(taken, Bookmark.fromJson(bookmarks.getLast()));

            assertThat(taken.ids())
                    .as("crash at %d", at)
                    .doesNotHaveDuplicates()
                    .hasSize(150);
            assertThat(new HashSet<>(resumed.torn())).isEqualTo(new HashSet<>(whole.torn()));
            assertThat(resumed.counts()).isEqualTo(whole.counts());
        }
        assertThat(pages.get()).isGreaterThan(8);
    }

    @Test
    void a_damaged_file_is_an_error_before_any_event_of_it() throws Exception {
        var folder = given(30, 1);
        var file = folder.resolve("data/file0qw5kw2m.json.gz");
        var content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        var taken = new Taken();
        assertThatThrownBy(() -> export(folder).build().read(taken))
                .isInstanceOf(BadExport.class)
                .hasMessageContaining("data/file0qw5kw2m.json.gz in " + folder)
                .hasMessageContaining("is damaged: its MD5 is");
        assertThat(taken.events).isEmpty();
    }

    @Test
    void a_file_with_another_count_than_the_manifests_is_an_error() throws Exception {
        var folder = given(30, 1);
        edit(folder.resolve("manifest-files.json"), text -> text.replaceFirst("\"itemCount\":\\d+", "\"itemCount\":7"));
        edit(
                folder.resolve("manifest-summary.json"),
                text -> text.replaceFirst("\"itemCount\":\\d+", "\"itemCount\":7"));

        assertThatThrownBy(() -> export(folder).build().read(page -> {}))
                .isInstanceOf(BadExport.class)
                .hasMessageContaining("has 45 items, and 7 by the manifest");
    }

    @Test
    void a_list_of_files_that_was_cut_off_is_an_error() throws Exception {
        var folder = given(30, 3);
        edit(
                folder.resolve("manifest-files.json"),
                text -> text.lines().findFirst().orElseThrow());

        assertThatThrownBy(() -> export(folder).build().read(page -> {}))
                .isInstanceOf(BadExport.class)
                .hasMessageContaining("manifest-summary.json has 45: one of them is cut off");
    }

    @Test
    void a_missing_file_is_an_error_that_names_it() throws Exception {
        var folder = given(30, 1);
        for (var file : List.of("data/file0qw5kw2m.json.gz", "manifest-files.json", "manifest-summary.json")) {
            Files.delete(folder.resolve(file));
            assertThatThrownBy(() -> export(folder).build().read(page -> {}))
                    .isInstanceOf(BadExport.class)
                    .hasMessageContaining("there is no " + file + " in " + folder);
        }
    }

    @Test
    void a_manifest_of_something_else_is_an_error() throws Exception {
        for (var text : List.of("no JSON", "{\"outputFormat\":\"ION\"}", "{\"outputFormat\":\"DYNAMODB_JSON\"}")) {
            var folder = given(3, 1);
            Files.writeString(folder.resolve("manifest-summary.json"), text);
            assertThatThrownBy(() -> export(folder).build().read(page -> {}))
                    .as(text)
                    .isInstanceOf(BadExport.class);
        }
    }

    @Test
    void a_line_that_is_no_event_is_an_error_that_names_it() throws Exception {
        for (var line :
                List.of("nonsense", "{\"Item\":{\"tag\":{\"S\":\"a\"}}}", "{\"Item\":{\"tag\":{\"Z\":\"a\"}}}")) {
            var lines = lines(3, ExportedTable::line);
            lines.add(line);
            var folder = ExportedTable.of(bucket, false, List.of(lines));
            assertThatThrownBy(() -> export(folder).build().read(page -> {}))
                    .as(line)
                    .isInstanceOf(BadExport.class)
                    .hasMessageContaining("line 5 of data/file0qw5kw2m.json.gz");
        }
    }

    @Test
    void a_connection_that_breaks_is_made_again() throws Exception {
        var folder = given(300, 2);
        var opened = new AtomicInteger();
        var unsteady = new UnsteadyFiles(ExportFiles.in(folder), opened);
        var waits = new AtomicInteger();
        var taken = new Taken();

        TableExport.of(unsteady)
                .pageSize(10)
                .threads(1)
                .pause(longest -> waits.incrementAndGet())
                .build()
                .read(taken);

        assertThat(taken.ids()).doesNotHaveDuplicates().hasSize(300);
        assertThat(waits).hasPositiveValue();
    }

    private Path given(int events, int files) throws IOException {
        return ExportedTable.full(bucket, items(events), files);
    }

    private static List<Map<String, AttributeValue>> items(int events) {
        return Events.mixed(events).stream()
                .flatMap(List::stream)
                .map(TableEvent::item)
                .toList();
    }

    private static List<String> lines(int events, Function<Map<String, AttributeValue>, String> line) {
        return new ArrayList<>(items(events).stream().map(line).toList());
    }

    private static TableExport.Builder export(Path folder) {
        return TableExport.of(ExportFiles.in(folder)).pause(longest -> {});
    }

    private static void edit(Path file, UnaryOperator<String> change) throws IOException {
        Files.writeString(file, change.apply(Files.readString(file)));
    }
}
