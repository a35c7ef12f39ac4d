package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.reading.Bookmark;
import io.whereabouts.eventstore.reading.ExportedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What `rebuild` refuses before anything is sent; with real queues it runs in the end to end tests.
class RebuildTest {
    /// As of which the exports of the tests are.
    private static final Instant EXPORTED = Instant.parse("2026-11-04T07:28:34Z");

    @RegisterExtension
    final FakeAws aws = new FakeAws();

    @TempDir
    Path folder;

    @BeforeEach
    void a_home() {
        System.setProperty("whereabouts.home", folder.toString());
    }

    @AfterEach
    void no_home() {
        System.clearProperty("whereabouts.home");
    }

    @Test
    void a_generation_is_begun_by_the_stack_before_it_is_filled() throws IOException {
        var called = Called.inCloud(folder, "rebuild", "audit", "--beside", "--yes");

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err())
                .contains("stack prod has no second generation of audit", "whereabouts:auditBeside", "rebuild.md");
    }

    @Test
    void what_is_built_beside_is_not_emptied_and_what_was_emptied_is_not_gone_on_with() throws IOException {
        assertThat(Called.inCloud(folder, "rebuild", "locations", "--beside", "--empty", "--yes")
                        .err())
                .contains("take another number");
        assertThat(Called.inCloud(folder, "rebuild", "locations", "--continue", "--empty", "--yes")
                        .err())
                .contains("leave --empty out");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void one_that_was_ended_goes_on_only_when_it_is_asked_to() throws IOException {
        assertThat(Called.inCloud(folder, "rebuild", "locations", "--beside", "--continue", "--yes")
                        .err())
                .contains("no rebuild of location-projector-2 to go on with");

        Files.createDirectories(folder.resolve(".whereabouts"));
        Files.writeString(
                folder.resolve(".whereabouts/rebuild-prod-location-projector-2.json"), Bookmark.BEGINNING.toJson());
        assertThat(Called.inCloud(folder, "rebuild", "locations", "--beside").out())
                .contains("by --continue; this begins anew");
    }

    @Test
    void queues_are_where_the_stack_says_and_no_others_are_looked_for() throws IOException {
        queueMade(EXPORTED);
        Called.inCloud(folder, "rebuild", "locations", "--beside", "--yes");
        assertThat(aws.operations()).doesNotContain("ListQueues");
        assertThat(aws.asked("GetQueueAttributes").getFirst().path("QueueUrl").asText())
                .isEqualTo("https://sqs.eu-central-1.amazonaws.com/111111111111/prod-whereabouts-location-projector-2");
    }

    @Test
    void a_queue_that_is_not_there_is_made_by_the_stack() throws IOException {
        assertThat(Called.inCloud(folder, "rebuild", "audit", "--yes").err())
                .contains("no queue of audit-projector in this account and Region; deploy the stack");
        aws.on("GetQueueAttributes", request -> FakeAws.refusal("com.amazonaws.sqs#QueueDoesNotExist", "none"));
        assertThat(Called.inCloud(folder, "rebuild", "locations", "--beside", "--yes")
                        .err())
                .contains("no queue of location-projector-2 in this account and Region; deploy the stack");
    }

    @Test
    void an_export_from_before_the_generation_lacks_events_that_it_never_heard_of() throws IOException {
        var export = ExportedTable.full(
                folder, List.of(Scans.number(1).item(), Scans.number(2).item()), 1);

        queueMade(EXPORTED.minusSeconds(600));
        var called = Called.inCloud(folder, "rebuild", "locations", "--beside", "--export", export.toString(), "--yes");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("take a full one that is later (this is as of 2026-11-04T07:28:34.028Z)");
        assertThat(aws.operations()).doesNotContain("SendMessageBatch");

        queueMade(EXPORTED.minusSeconds(3_600));
        assertThat(Called.inCloud(folder, "rebuild", "locations", "--beside", "--export", export.toString(), "--yes")
                        .err())
                .doesNotContain("that is later");
        assertThat(aws.operations()).contains("SendMessageBatch");
    }

    private void queueMade(Instant moment) {
        aws.on("GetQueueAttributes", """
                {"Attributes": {"QueueArn": "arn:aws:sqs:eu-central-1:111111111111:prod-whereabouts-location-projector-2",
                 "CreatedTimestamp": "%d"}}""".formatted(moment.getEpochSecond()));
    }
}
