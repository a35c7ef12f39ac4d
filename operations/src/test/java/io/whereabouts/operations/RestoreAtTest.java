package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What `restore --at` asks of AWS, which alone can do it.
class RestoreAtTest {
    private static final String FROM = "prod-whereabouts-events";
    private static final String INTO = "prod-whereabouts-events-restored";
    private static final String ARNS = "arn:aws:dynamodb:eu-central-1:111111111111:table/";

    /// 2026-11-21T08:00:00Z
    private static final long MOMENT = 1_795_248_000L;

    @RegisterExtension
    final FakeAws aws = new FakeAws();

    private final AtomicInteger looks = new AtomicInteger();
    private boolean begunBefore;

    @TempDir
    Path folder;

    @BeforeEach
    void a_table_with_backups() {
        System.setProperty("whereabouts.poll", "10");
        aws.on("DescribeContinuousBackups", """
                {"ContinuousBackupsDescription": {"ContinuousBackupsStatus": "ENABLED", "PointInTimeRecoveryDescription":
                  {"PointInTimeRecoveryStatus": "ENABLED", "EarliestRestorableDateTime": %d,
                   "LatestRestorableDateTime": %d}}}""".formatted(MOMENT - 86_400, MOMENT + 600));
        aws.on("RestoreTableToPointInTime", "{\"TableDescription\": {\"TableStatus\": \"CREATING\"}}");
        aws.on("DescribeTable", this::described);
        aws.on("UpdateContinuousBackups", "{}");
        aws.on("ListTagsOfResource", """
                {"Tags": [{"Key": "stack", "Value": "prod"}, {"Key": "aws:cloudformation:x", "Value": "y"}]}""");
        aws.on("TagResource", "{}");
        aws.on("UpdateTable", "{}");
    }

    @AfterEach
    void no_poll() {
        System.clearProperty("whereabouts.poll");
    }

    @Test
    void a_table_is_restored_and_gets_what_AWS_carries_over_from_none() throws IOException {
        var called = restore("2026-11-21T08:00:00Z");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(aws.asked("RestoreTableToPointInTime")).singleElement().satisfies(request -> {
            assertThat(request.path("SourceTableName").asText()).isEqualTo(FROM);
            assertThat(request.path("TargetTableName").asText()).isEqualTo(INTO);
            assertThat(request.path("RestoreDateTime").asLong()).isEqualTo(MOMENT);
            assertThat(request.path("BillingModeOverride").asText()).isEqualTo("PAY_PER_REQUEST");
            assertThat(request).hasSize(4);
        });
        assertThat(aws.operations().indexOf("UpdateContinuousBackups"))
                .isGreaterThan(aws.operations().indexOf("RestoreTableToPointInTime") + 3);
        assertThat(aws.asked("UpdateContinuousBackups")).singleElement().satisfies(request -> {
            assertThat(request.path("TableName").asText()).isEqualTo(INTO);
            assertThat(request.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
        });
        assertThat(aws.asked("TagResource"))
                .singleElement()
                .hasToString("{\"ResourceArn\":\"%s\",\"Tags\":[{\"Key\":\"stack\",\"Value\":\"prod\"}]}"
                        .formatted(ARNS + INTO));
        assertThat(aws.asked("UpdateTable"))
                .singleElement()
                .hasToString("{\"TableName\":\"%s\",\"DeletionProtectionEnabled\":true}".formatted(INTO));
        assertThat(aws.operations())
                .as("what operations/README.md asks rights for")
                .containsOnly(
                        "DescribeTable",
                        "DescribeContinuousBackups",
                        "ListTagsOfResource",
                        "RestoreTableToPointInTime",
                        "UpdateContinuousBackups",
                        "TagResource",
                        "UpdateTable");
        assertThat(called.out())
                .contains("is made with the events as of 2026-11-21T08:00:00Z")
                .contains("table " + INTO + " is restored", "It has no stream and no alarms")
                .contains("events check --table " + INTO);
    }

    @Test
    void the_latest_moment_is_the_one_that_AWS_names() throws IOException {
        assertThat(restore("latest").code()).isZero();
        assertThat(aws.asked("RestoreTableToPointInTime"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.path("RestoreDateTime").asLong()).isEqualTo(MOMENT + 600));
    }

    @Test
    void backups_that_cannot_be_had_yet_are_waited_for() throws IOException {
        var refusals = new AtomicInteger();
        aws.on(
                "UpdateContinuousBackups",
                request -> refusals.incrementAndGet() < 3
                        ? FakeAws.refusal("ContinuousBackupsUnavailableException", "Backups are being enabled")
                        : FakeAws.ok("{}"));

        assertThat(restore("latest").code()).isZero();
        assertThat(aws.asked("UpdateContinuousBackups")).hasSize(3);
        assertThat(aws.asked("TagResource")).hasSize(1);
    }

    @Test
    void a_restore_whose_command_was_ended_goes_on_and_is_begun_once() throws IOException {
        begunBefore = true;

        var called = restore("2026-11-21T08:00:00Z");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("going on with the restore into " + INTO, "is restored");
        assertThat(aws.asked("RestoreTableToPointInTime")).isEmpty();
        assertThat(aws.asked("UpdateContinuousBackups")).hasSize(1);
    }

    @Test
    void a_table_of_another_moment_or_origin_is_not_taken_for_it() throws IOException {
        begunBefore = true;
        assertThat(restore("2026-11-21T07:00:00Z").err())
                .contains("is restored as of 2026-11-21T08:00:00Z, not of 2026-11-21T07:00:00Z");

        aws.on("DescribeTable", "{\"Table\": {\"TableName\": \"x\", \"TableStatus\": \"ACTIVE\"}}");
        assertThat(restore("latest").err()).contains("there is a table " + INTO + " already", "--into");
        assertThat(aws.asked("RestoreTableToPointInTime")).isEmpty();
        assertThat(aws.asked("UpdateTable")).isEmpty();
    }

    @Test
    void what_cannot_be_restored_is_refused_before_anything_is_asked_for() throws IOException {
        assertThat(restore("yesterday").err()).startsWith("error: --at takes a moment such as");
        assertThat(restore("2026-11-01T08:00:00Z").err())
                .contains("can be restored as it was from 2026-11-20T08:00:00Z");
        aws.on("DescribeContinuousBackups", request -> FakeAws.refusal("TableNotFoundException", "Table not found"));
        assertThat(restore("latest").err()).contains("there is no table " + FROM, "35 days");
        aws.on(
                "DescribeContinuousBackups",
                "{\"ContinuousBackupsDescription\": {\"ContinuousBackupsStatus\": \"ENABLED\"}}");
        assertThat(restore("latest").err()).contains("no point-in-time recovery", "--export");
        assertThat(aws.asked("RestoreTableToPointInTime")).isEmpty();
    }

    @Test
    void whoever_may_not_is_told_where_the_rights_are_listed() throws IOException {
        aws.on(
                "RestoreTableToPointInTime",
                request -> FakeAws.refusal(
                        "com.amazon.coral.service#AccessDeniedException",
                        "User x is not authorized to perform: dynamodb:RestoreTableToPointInTime"));

        assertThat(restore("latest").err())
                .startsWith("error: User x is not authorized")
                .contains("operations/README.md");
    }

    @Test
    void a_table_that_AWS_is_still_changing_is_protected_by_the_same_again() throws IOException {
        aws.on(
                "UpdateTable",
                request -> FakeAws.refusal(
                        "com.amazonaws.dynamodb.v20120810#ResourceInUseException", "Table is being updated"));
        assertThat(restore("latest").err())
                .contains("AWS is still changing that table", "do the same again")
                .doesNotContain("\tat ");

        aws.on("UpdateTable", "{}");
        assertThat(restore("latest").code()).isZero();
        assertThat(aws.asked("RestoreTableToPointInTime")).hasSize(1);
        assertThat(aws.asked("UpdateTable")).hasSize(2);
    }

    private Called restore(String moment) throws IOException {
        return Called.inCloud(folder, "restore", "--at", moment, "--into", INTO, "--yes");
    }

    /// Not there, not known everywhere, being made, there.
    private FakeAws.Answer described(JsonNode request) {
        if (request.path("TableName").asText().equals(FROM)) {
            return FakeAws.ok(
                    "{\"Table\": {\"TableArn\": \"%s\", \"TableStatus\": \"ACTIVE\"}}".formatted(ARNS + FROM));
        }
        var isBegun = begunBefore || !aws.asked("RestoreTableToPointInTime").isEmpty();
        if (!isBegun || (looks.incrementAndGet() == 1 && !begunBefore)) {
            return FakeAws.refusal("ResourceNotFoundException", "Requested resource not found");
        }
        var status = looks.get() < 4 ? "CREATING" : "ACTIVE";
        return FakeAws.ok("""
                {"Table": {"TableArn": "%s", "TableStatus": "%s",
                 "RestoreSummary": {"SourceTableArn": "%s", "RestoreDateTime": %d, "RestoreInProgress": %s}}}""".formatted(ARNS + INTO, status, ARNS + FROM, MOMENT, status.equals("CREATING")));
    }
}
