package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.eventstore.LocalDynamoDb;
import io.whereabouts.eventstore.reading.Events;
import io.whereabouts.eventstore.reading.ExportedTable;
import io.whereabouts.eventstore.reading.GivenTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the commands do to tables, and what they say; with queues they run in the end to end tests.
class OperatingTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path home;

    @BeforeEach
    void a_home() {
        System.setProperty("whereabouts.home", home.toString());
    }

    @AfterEach
    void no_home() {
        System.clearProperty("whereabouts.home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redrive", "republish", "rebuild", "restore", "warm"})
    void each_command_has_help_and_may_be_answered_by_a_script(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: whereabouts " + command, "--stack", "--yes");
    }

    @ParameterizedTest
    @CsvSource({
        "redrive, start one with",
        "republish --from 2026-11-01T10:00:00Z, --port",
        "rebuild audit, --stack",
        "warm, no local environment"
    })
    void without_an_environment_it_says_how_to_get_one(String command, String advice) {
        assertThat(run(command.split(" ", -1))).isEqualTo(1);
        assertThat(err.toString()).startsWith("error: ").contains(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebuild", "rebuild everything", "restore", "restore --at latest --export x", "republish"})
    void a_mistyped_command_is_an_error_with_the_usage(String command) {
        assertThat(run(command.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: whereabouts");
    }

    @ParameterizedTest
    @CsvSource({
        "warm --region eu-central-1, go with --stack",
        "redrive --outputs x, go with --stack",
        "restore --at latest --into x --continue --stack prod --outputs OUTPUTS, goes on by itself",
        "restore --at latest --stack prod --outputs OUTPUTS, prod-whereabouts-events-restored",
        "warm --stack prod --outputs none.json, cannot be read as JSON",
        "cost --scans-per-month NaN, from 0 to",
        "cost --scans-per-request 501, 1 to 500"
    })
    void what_would_be_ignored_or_makes_no_sense_is_refused(String command, String advice) throws IOException {
        var outputs = Files.writeString(home.resolve("outputs.json"), "{\"eventsTable\": \"x\"}");
        assertThat(run(command.replace("OUTPUTS", outputs.toString()).split(" ", -1)))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("error: ").contains(advice).doesNotContain("\tat ");
    }

    @Test
    void an_empty_span_is_refused() {
        assertThat(run("republish", "--from", "2026-11-02T10:00:00Z", "--to", "2026-11-01T10:00:00Z"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--from must be before --to");
    }

    @Test
    void what_is_deleted_must_come_back_so_an_export_is_not_enough() {
        assertThat(run("rebuild", "locations", "--empty", "--export", "x")).isEqualTo(1);
        assertThat(err.toString()).contains("lacks the newest events");
    }

    @Test
    void an_export_comes_back_with_copies_that_it_lacked() throws IOException {
        try (var source = new GivenTable(DYNAMO_DB).with(Events.mixed(30));
                var empty = new GivenTable(DYNAMO_DB)) {
            var items = source.items();
            var torn = items.values().stream()
                    .filter(item -> AttributeValue.fromBool(false).equals(item.get("primary")))
                    .findFirst()
                    .orElseThrow();
            var export = ExportedTable.full(
                    home,
                    items.values().stream().filter(item -> !item.equals(torn)).toList(),
                    2);
            environmentWith(empty.name);

            assertThat(run("restore", "--export", export.toString())).isEqualTo(1);
            assertThat(err.toString()).contains("add --yes");
            assertThat(empty.items()).isEmpty();

            assertThat(run("restore", "--export", export.toString(), "--yes")).isZero();
            assertThat(out.toString())
                    .contains("30 events are restored", "of 1 some were missing")
                    .contains("events check --table " + empty.name);
            assertThat(empty.items()).isEqualTo(items);

            assertThat(run("restore", "--export", export.toString(), "--yes")).isEqualTo(1);
            assertThat(err.toString()).contains("is not empty");
        }
    }

    @Test
    void a_restore_that_was_ended_goes_on_and_puts_nothing_over_others() throws IOException {
        try (var source = new GivenTable(DYNAMO_DB).with(Events.mixed(30));
                var half = new GivenTable(DYNAMO_DB).with(Events.mixed(12));
                var other = new GivenTable(DYNAMO_DB).with(Events.decision("other", "life=1 0"))) {
            var export = ExportedTable.full(home, source.items().values(), 2).toString();

            environmentWith(half.name);
            assertThat(run("restore", "--export", export, "--yes")).isEqualTo(1);
            assertThat(err.toString()).contains("is not empty", "--continue");
            assertThat(run("restore", "--export", export, "--continue", "--yes"))
                    .as(err.toString())
                    .isZero();
            assertThat(half.items()).isEqualTo(source.items());

            environmentWith(other.name);
            assertThat(run("restore", "--export", export, "--continue", "--yes"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("is taken by another", "nothing is put over it");
            assertThat(other.items().values())
                    .filteredOn(item -> AttributeValue.fromS("life=1").equals(item.get("tag")))
                    .extracting(item -> item.get("eventId"))
                    .containsExactly(AttributeValue.fromS("other"));
        }
    }

    @Test
    void a_local_environment_has_no_backups() throws IOException {
        environmentWith("events");
        assertThat(run("restore", "--at", "latest", "--into", "x")).isEqualTo(1);
        assertThat(err.toString()).contains("--export");
    }

    @Test
    void a_table_here_is_as_warm_as_this_machine() throws IOException {
        try (var table = new GivenTable(DYNAMO_DB)) {
            environmentWith(table.name);

            assertThat(run("warm", "--writes", "20000", "--yes")).isEqualTo(1);
            assertThat(err.toString()).contains("nothing to warm");
        }
    }

    @Test
    void a_table_is_emptied() {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(300))) {
            var number = table.items().size();
            var emptied = new EmptiedTable(table.client, table.name).empty(new StatusLine(new PrintWriter(err)));

            assertThat(emptied).isEqualTo(number);
            assertThat(table.items()).isEmpty();
        }
    }

    @Test
    void an_event_is_put_into_a_queue_as_the_bus_does_it() throws IOException {
        var queue =
                new WorkQueue("location-projector", "", "arn:aws:sqs:eu-central-1:000000000000:x", Optional.empty());

        var event = BusEvent.of(Scans.number(7));
        var message = MAPPER.readTree(event.inQueue(queue));

        assertThat(message.path("source").asText()).isEqualTo("whereabouts");
        assertThat(message.path("detail-type").asText()).isEqualTo("PackageScanned");
        assertThat(message.path("account").asText()).isEqualTo("000000000000");
        assertThat(message.path("detail").path("eventId").asText()).isEqualTo("0f9dd3b2-6a4e-8f0e-b0c0-000000000007");
        assertThat(message.path("detail").path("payload").path("package").asText())
                .isEqualTo("00106141412345678908");
        assertThat(event.inQueue(queue)).endsWith(",\"detail\":" + event.detail() + "}");
    }

    @Test
    void what_was_not_taken_is_sent_again_and_nothing_is_left_out() throws Exception {
        var receiver = new Forgetful();
        try (var sending = new Sending(List.of(receiver))) {
            for (var number = 0; number < 95; number++) {
                sending.add(new BusEvent("Opened", "{\"n\":" + number + "}"));
            }
            sending.finish();

            assertThat(sending.sent()).isEqualTo(95);
            assertThat(receiver.taken).hasSize(95).doesNotHaveDuplicates();
        }
    }

    /// Takes half of what it gets.
    private static final class Forgetful implements Receiver {
        private final List<BusEvent> taken = new ArrayList<>();

        @Override
        public synchronized Left send(List<BusEvent> events) {
            assertThat(events).hasSizeLessThanOrEqualTo(10);
            var half = (events.size() + 1) / 2;
            taken.addAll(events.subList(0, half));
            return new Left(events.subList(half, events.size()), "half is enough");
        }
    }

    private void environmentWith(String table) throws IOException {
        var folder = Files.createDirectories(home.resolve(".whereabouts"));
        Files.writeString(folder.resolve("7070.json"), """
                {"dynamoDb": "%s", "sqs": "http://localhost:1", "s3": "http://localhost:1", "region": "eu-central-1",
                 "outputs": {"eventsTable": "%s"}}""".formatted(DYNAMO_DB.endpoint(), table));
    }

    private int run(String... command) {
        return Operations.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command);
    }
}
