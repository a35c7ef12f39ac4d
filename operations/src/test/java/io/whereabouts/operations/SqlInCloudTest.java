package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.operations.sql.Athena;
import io.whereabouts.operations.sql.Hours;
import io.whereabouts.operations.sql.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.AthenaClient;

/// What `sql` asks of Athena.
class SqlInCloudTest {
    @RegisterExtension
    final FakeAws aws = new FakeAws();

    @TempDir
    Path folder;

    @BeforeEach
    void a_query_that_is_answered_in_two_pages() {
        aws.on("StartQueryExecution", "{\"QueryExecutionId\": \"q-1\"}");
        states("QUEUED", "RUNNING", "SUCCEEDED");
        aws.on(
                "GetQueryResults",
                request -> request.has("NextToken")
                        ? FakeAws.ok(page("", "[{\"VarCharValue\": \"Packed\"}, {}]"))
                        : FakeAws.ok(page(
                                "\"NextToken\": \"more\", ",
                                "[{\"VarCharValue\": \"type\"}, {\"VarCharValue\": \"n\"}]",
                                "[{\"VarCharValue\": \"PackageScanned\"}, {\"VarCharValue\": \"42\"}]")));
    }

    @Test
    void a_query_goes_with_the_view_of_its_hours_to_the_workgroup_of_the_stack() throws IOException {
        var called = sql(
                "select type, count(*) as n from events group by type", "--from", "2026-11-01", "--to", "2026-11-01");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(aws.asked("StartQueryExecution"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.path("WorkGroup").asText()).isEqualTo("prod-whereabouts-analytics"))
                .satisfies(request -> assertThat(
                                request.at("/QueryExecutionContext/Database").asText())
                        .isEqualTo("prod_whereabouts_audit"))
                .satisfies(request ->
                        assertThat(request.path("ClientRequestToken").asText()).hasSizeGreaterThanOrEqualTo(32))
                .satisfies(request -> assertThat(request.path("QueryString").asText())
                        .startsWith("WITH events AS (")
                        .contains("FROM \"prod_whereabouts_audit\".\"log\"")
                        .contains("WHERE hour BETWEEN '2026-11-01T00' AND '2026-11-01T23'")
                        .endsWith(")\nselect type, count(*) as n from events group by type"));
        assertThat(called.out()).isEqualTo("""
                type             n
                --------------  --
                PackageScanned  42
                Packed
                (2 rows)
                """);
        assertThat(aws.operations())
                .containsExactly(
                        "StartQueryExecution",
                        "GetQueryExecution",
                        "GetQueryExecution",
                        "GetQueryExecution",
                        "GetQueryResults",
                        "GetQueryResults");
    }

    @Test
    void who_names_no_hours_gets_24() throws IOException {
        assertThat(sql("select 1").code()).isZero();
        assertThat(aws.asked("StartQueryExecution")
                        .getFirst()
                        .path("QueryString")
                        .asText())
                .containsPattern("hour BETWEEN '\\d{4}-\\d\\d-\\d\\dT\\d\\d' AND '\\d{4}-\\d\\d-\\d\\dT\\d\\d'");
    }

    @Test
    void who_waits_hears_how_far_it_is() throws InterruptedException {
        var answers = List.of(
                        "QUEUED\"}", "RUNNING\"}, \"Statistics\": {\"DataScannedInBytes\": 1500000}", "SUCCEEDED\"}")
                .iterator();
        aws.on("GetQueryExecution", request -> FakeAws.ok("""
                {"QueryExecution": {"QueryExecutionId": "q-1", "Status": {"State": "%s}}""".formatted(answers.next())));
        var heard = new ArrayList<String>();

        try (var client = AthenaClient.create()) {
            new Athena(client, "workgroup", "database", millis -> {}, heard::add)
                    .ask(
                            Query.of("select 1"),
                            Hours.of(Optional.empty(), Optional.empty(), Instant.parse("2026-11-21T16:00:00Z")),
                            1);
        }

        assertThat(heard).containsExactly("Athena: queued, 0.0 MB read", "Athena: running, 1.5 MB read");
    }

    @Test
    void no_page_is_read_that_is_not_shown() throws IOException {
        var called = sql("select 1", "--limit", "1", "--format", "csv");

        assertThat(called.out()).isEqualTo("\"type\",\"n\"\r\n\"PackageScanned\",42\r\n");
        assertThat(called.err()).contains("more than these 1 rows");
        assertThat(aws.asked("GetQueryResults"))
                .extracting(request -> request.path("MaxResults").asInt())
                .containsOnly(3);
    }

    /// Ctrl-C, or `kill`.
    @Test
    void a_query_is_stopped_if_the_program_is_ended() throws IOException, InterruptedException {
        aws.on("GetQueryExecution", request -> answered(request, "RUNNING"));
        aws.on("StopQueryExecution", "{}");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        FakeAws.settings().forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("io.whereabouts.operations.Operations", "sql", "select 1"));
        command.addAll(Called.prod(folder));
        var said = folder.resolve("said").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();

        try {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(aws.operations())
                            .as(Files.readString(said.toPath()))
                            .contains("GetQueryExecution"));
            process.destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(aws.asked("StopQueryExecution"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.path("QueryExecutionId").asText()).isEqualTo("q-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, 'COLUMN_NOT_FOUND: line 1:8: Column colour cannot be resolved', docs/analytics.md",
        "CANCELLED, Bytes scanned limit was exceeded, --from and --to"
    })
    void a_query_that_is_ended_says_why_and_what_to_do(String state, String reason, String advice) throws IOException {
        aws.on("GetQueryExecution", """
                {"QueryExecution": {"QueryExecutionId": "q-1", "Status": {"State": "%s", "StateChangeReason": "%s"}}}""".formatted(state, reason));

        var called = sql("select colour from events");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err())
                .startsWith("error: the query q-1")
                .contains(reason, advice)
                .doesNotContain("\tat ");
        assertThat(aws.asked("GetQueryResults")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidRequestException, line 1:8: mismatched input, output athenaWorkgroup",
        "AccessDeniedException, not authorized to perform athena:StartQueryExecution, operations/README.md",
        "TooManyRequestsException, Rate exceeded, in some minutes"
    })
    void a_refusal_says_what_to_do(String type, String message, String advice) throws IOException {
        aws.on("StartQueryExecution", request -> FakeAws.refusal(type, message));

        var called = sql("select 1");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).startsWith("error: ").contains(advice).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "drop table log, --limit, 1, begins with SELECT",
        "select 1; select 2, --limit, 1, one statement",
        "select 1, --limit, 0, from 1 to 100000",
        "select 1, --from, yesterday, must be a day",
        "select 1, --format, xml, --format"
    })
    void what_is_mistyped_asks_nothing(String sql, String option, String value, String advice) throws IOException {
        var called = sql(sql, option, value);

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains(advice, "Usage: whereabouts sql");
        assertThat(aws.operations()).isEmpty();
    }

    private Called sql(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("sql"));
        command.addAll(List.of(arguments));
        return Called.inCloud(folder, command.toArray(String[]::new));
    }

    private void states(String... states) {
        Iterator<String> next = List.of(states).iterator();
        aws.on("GetQueryExecution", request -> answered(request, next.next()));
    }

    private static FakeAws.Answer answered(JsonNode request, String state) {
        return FakeAws.ok("""
                {"QueryExecution": {"QueryExecutionId": %s, "Status": {"State": "%s"}}}""".formatted(request.path("QueryExecutionId"), state));
    }

    private static String page(String token, String... rows) {
        return """
                {%s"ResultSet": {"Rows": [%s], "ResultSetMetadata": {"ColumnInfo": [
                  {"Name": "type", "Type": "varchar"}, {"Name": "n", "Type": "bigint"}]}}}""".formatted(
                token, List.of(rows).stream().map("{\"Data\": %s}"::formatted).collect(Collectors.joining(", ")));
    }
}
