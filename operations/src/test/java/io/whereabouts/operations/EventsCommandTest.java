package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.LocalDynamoDb;
import io.whereabouts.eventstore.reading.Events;
import io.whereabouts.eventstore.reading.ExportedTable;
import io.whereabouts.eventstore.reading.GivenTable;
import io.whereabouts.eventstore.reading.TableEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsCommandTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final List<TableEvent> EVENT = Events.decision("e-1", "item=t 4", "life=t 0");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "events --help", "events check --help", "events mend --help"})
    void each_command_has_help(String command) {
        assertThat(run(command.split(" ", -1))).isZero();
        assertThat(out.toString()).contains("Usage: whereabouts");
    }

    @Test
    void a_whole_table_is_counted() {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(30))) {
            assertThat(run("events", "check", at(), "--table", table.name)).isZero();
            assertThat(out.toString())
                    .contains("reading table " + table.name)
                    .contains("45 items hold 30 events: 10 observations and 20 decisions; 15 are further copies")
                    .contains("nothing is torn");
        }
    }

    @Test
    void what_is_torn_is_reported_shown_and_mended() {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(30)).with(EVENT)) {
            var whole = table.items();
            table.lose(EVENT.getFirst());

            assertThat(run("events", "check", at(), "--table", table.name)).isEqualTo(3);
            assertThat(text())
                    .contains("1 event is torn:")
                    .contains("Opened e-1: found at life=t d#000000000000, missing at item=t d#000000000004")
                    .contains("events mend --table " + table.name + " --endpoint-url " + DYNAMO_DB.endpoint());

            assertThat(run("events", "mend", at(), "--table", table.name)).isEqualTo(3);
            assertThat(text())
                    .contains("mendable Opened e-1: the copies at [item=t d#000000000004] can be put back")
                    .contains("Nothing was written.")
                    .contains("--endpoint-url " + DYNAMO_DB.endpoint() + " --apply");
            assertThat(table.items()).hasSize(whole.size() - 1);

            assertThat(run("events", "mend", at(), "--table", table.name, "--apply"))
                    .isZero();
            assertThat(text()).contains("mended Opened e-1").contains("all is whole again");
            assertThat(table.items()).isEqualTo(whole);

            assertThat(run("events", "mend", at(), "--table", table.name, "--apply"))
                    .isZero();
            assertThat(text()).contains("nothing is torn");
        }
    }

    @Test
    void what_cannot_be_mended_is_named_with_what_stands_there() {
        try (var table = new GivenTable(DYNAMO_DB).with(EVENT).with(Events.decision("e-2", "life=t 0"))) {
            assertThat(run("events", "mend", at(), "--table", table.name, "--apply"))
                    .isEqualTo(3);
            assertThat(text())
                    .contains("impossible Opened e-1: the place life=t d#000000000000 of event e-1")
                    .contains("taken by event e-2")
                    .contains("1 cannot be mended");
        }
    }

    @Test
    void an_export_is_checked_and_what_it_lacks_is_looked_for_in_the_table() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(30)).with(EVENT)) {
            var items = new ArrayList<>(table.items().values());
            items.remove(EVENT.getFirst().item());
            var export = ExportedTable.full(folder, items, 2);

            assertThat(run("events", "check", "--export", export.toString())).isEqualTo(3);
            assertThat(text()).contains("reading the export in " + export).contains("missing at item=t d#000000000004");
            assertThat(run(
                            "events",
                            "check",
                            at(),
                            "--export",
                            export.resolve("manifest-summary.json").toString(),
                            "--table",
                            table.name))
                    .isZero();
            assertThat(text()).contains("31 events").contains("nothing is torn");
        }
    }

    @Test
    void a_check_goes_on_from_its_bookmark_and_removes_it_at_the_end() throws IOException {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(3))) {
            var bookmark = folder.resolve("check.bookmark");
            Files.writeString(bookmark, """
                    {"source":"table %s","parts":[{"done":true,"at":[]},{"done":true,"at":[]}],
                     "counts":{"items":7,"decisions":4,"observations":1,"repeated":2,"deletions":0,"bytes":9},
                     "pending":[]}""".formatted(table.name));

            assertThat(run("events", "check", at(), "--table", table.name, "--bookmark", bookmark.toString()))
                    .isZero();
            assertThat(text()).contains("going on from where " + bookmark).contains("7 items hold 5 events");
            assertThat(bookmark).doesNotExist();

            Files.writeString(bookmark, "something else");
            assertThat(run("events", "check", at(), "--table", table.name, "--bookmark", bookmark.toString()))
                    .isEqualTo(1);
            assertThat(failure()).contains("no bookmark").contains("begin anew");
            assertThat(bookmark).hasContent("something else");
        }
    }

    @Test
    void failures_say_what_to_do() {
        assertThat(run("events", "check", at())).isEqualTo(1);
        assertThat(failure()).contains("name the events table with --table");
        assertThat(run("events", "mend", at())).isEqualTo(1);
        assertThat(failure()).contains("name the events table with --table");
        assertThat(run("events", "check", at(), "--table", "events-none")).isEqualTo(1);
        assertThat(failure()).contains("no such table").contains("--region");
        assertThat(run("events", "check", "--endpoint-url=http://localhost:1", "--table", "events"))
                .isEqualTo(1);
        assertThat(failure()).contains("nothing answers there").contains("--endpoint-url");
        assertThat(run("events", "check", "--endpoint-url=localhost:7072", "--table", "events"))
                .isEqualTo(1);
        assertThat(failure()).contains("must be like http://localhost:7072");
        assertThat(run("events", "check", "--export", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(failure()).contains("there is no folder");
        assertThat(run("events", "check", "--export", folder.toString())).isEqualTo(1);
        assertThat(failure()).contains("there is no manifest-summary.json in " + folder);
        assertThat(run("events", "check", at(), "--table", "events", "--capacity", "0"))
                .isEqualTo(1);
        assertThat(failure()).contains("more than 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"events fly", "events check --speed", "events check --capacity much", "events"})
    void a_mistyped_command_is_an_error_with_the_usage(String command) {
        assertThat(run(command.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: whereabouts");
    }

    private static String at() {
        return "--endpoint-url=" + DYNAMO_DB.endpoint();
    }

    private int run(String... command) {
        return Operations.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command);
    }

    /// What was said since it was last asked.
    private String text() {
        return drain(out);
    }

    private String failure() {
        assertThat(drain(out)).doesNotContain("hold");
        var failure = drain(err);
        assertThat(failure).startsWith("error: ").doesNotContain("\tat ");
        return failure;
    }

    private static String drain(StringWriter writer) {
        var text = writer.toString();
        writer.getBuffer().setLength(0);
        return text;
    }
}
