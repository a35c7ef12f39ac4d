package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What `redrive` asks of SQS, and in which order; with real queues it runs in RedriveTest of end-to-end-tests.
class RedriveInCloudTest {
    private static final String URLS = "https://sqs.eu-central-1.amazonaws.com/111111111111/prod-whereabouts-";
    private static final String ARNS = "arn:aws:sqs:eu-central-1:111111111111:prod-whereabouts-";

    @RegisterExtension
    final FakeAws aws = new FakeAws();

    private final AtomicInteger received = new AtomicInteger();

    @TempDir
    Path folder;

    @BeforeEach
    void twelve_dead_letters() {
        aws.on(
                "ListQueues",
                "{\"QueueUrls\": [\"%1$slocation-projector\", \"%1$slocation-projector-dead-letters\"]}"
                        .formatted(URLS));
        aws.on("GetQueueAttributes", RedriveInCloudTest::attributes);
        aws.on("ReceiveMessage", this::messages);
        aws.on("SendMessageBatch", request -> sent(request, 0));
        aws.on("DeleteMessageBatch", RedriveInCloudTest::deleted);
    }

    @Test
    void letters_are_deleted_after_they_were_sent_and_no_others() throws IOException {
        var called = Called.inCloud(folder, "redrive", "--yes");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("location-projector: 12 dead letters", "location-projector: 12 moved");
        assertThat(aws.asked("ListQueues").getFirst().path("QueueNamePrefix").asText())
                .isEqualTo("prod-whereabouts-");
        assertThat(moves())
                .containsExactly(
                        "ReceiveMessage",
                        "SendMessageBatch",
                        "DeleteMessageBatch",
                        "ReceiveMessage",
                        "SendMessageBatch",
                        "DeleteMessageBatch");
        assertThat(aws.asked("ReceiveMessage"))
                .extracting(request -> request.path("MaxNumberOfMessages").asInt())
                .containsExactly(10, 2);
        assertThat(aws.asked("ReceiveMessage")).allSatisfy(request -> {
            assertThat(request.path("QueueUrl").asText()).endsWith("-dead-letters");
            assertThat(request.path("VisibilityTimeout").asInt()).isEqualTo(60);
        });
        assertThat(aws.asked("SendMessageBatch"))
                .allSatisfy(
                        request -> assertThat(request.path("QueueUrl").asText()).endsWith("location-projector"));
        assertThat(receipts()).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void what_the_queue_did_not_take_stays_and_is_counted() throws IOException {
        aws.on("SendMessageBatch", request -> sent(request, 1));

        var called = Called.inCloud(folder, "redrive", "location-projector-dead-letters", "--yes");

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("location-projector: 10 moved", "about 2 are left", "again in a minute");
        assertThat(receipts()).hasSize(10).doesNotContain("receipt-9", "receipt-11");
    }

    @Test
    void a_queue_that_takes_nothing_ends_it_and_nothing_is_deleted() throws IOException {
        aws.on("SendMessageBatch", request -> sent(request, 10));

        var called = Called.inCloud(folder, "redrive", "--yes");

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).contains("takes no messages (InternalError: try again)", "nothing was lost");
        assertThat(aws.asked("DeleteMessageBatch")).isEmpty();
    }

    @Test
    void to_look_moves_nothing() throws IOException {
        var called = Called.inCloud(folder, "redrive", "--look");

        assertThat(called.out())
                .contains("PackageScanned e-1, recorded at 2026-11-01T09:00:00Z, correlation id c-1")
                .contains("… and about 2 more", "nothing was moved", "Next: mend what made them fail");
        assertThat(aws.asked("ReceiveMessage"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.path("VisibilityTimeout").asInt()).isZero());
        assertThat(moves()).containsExactly("ReceiveMessage");
    }

    @Test
    void another_account_or_queue_is_told_apart() throws IOException {
        assertThat(Called.inCloud(folder, "redrive", "event-publishing").err())
                .contains("has no queue event-publishing", "there are [location-projector]", "republish");
        aws.on("ListQueues", "{}");
        assertThat(Called.inCloud(folder, "redrive").err()).contains("right account and Region");
    }

    private List<String> moves() {
        return aws.operations().stream()
                .filter(operation -> operation.endsWith("Batch") || operation.equals("ReceiveMessage"))
                .toList();
    }

    private List<String> receipts() {
        return aws.asked("DeleteMessageBatch").stream()
                .flatMap(request -> request.path("Entries").valueStream())
                .map(entry -> entry.path("ReceiptHandle").asText())
                .toList();
    }

    private static FakeAws.Answer attributes(JsonNode request) {
        var url = request.path("QueueUrl").asText();
        var isDead = url.endsWith("-dead-letters");
        return FakeAws.ok("""
                {"Attributes": {"QueueArn": "%s", "ApproximateNumberOfMessages": "%d",
                 "ApproximateNumberOfMessagesNotVisible": "0"%s}}""".formatted(
                        ARNS + url.substring(URLS.length()),
                        isDead ? 12 : 0,
                        isDead
                                ? ""
                                : ", \"RedrivePolicy\": \"{\\\"deadLetterTargetArn\\\":\\\"%slocation-projector-dead-letters\\\",\\\"maxReceiveCount\\\":5}\""
                                        .formatted(ARNS)));
    }

    /// As many as are asked for, up to twelve in all.
    private FakeAws.Answer messages(JsonNode request) {
        var most = Math.min(request.path("MaxNumberOfMessages").asInt(), 12 - received.get());
        var from = received.getAndAdd(most);
        return FakeAws.ok(IntStream.range(from, from + most)
                .mapToObj(RedriveInCloudTest::message)
                .collect(Collectors.joining(",", "{\"Messages\": [", "]}")));
    }

    private static String message(int number) {
        var body =
                "{'detail-type':'PackageScanned','detail':{'eventId':'e-%1$d','recordedAt':'2026-11-01T09:00:00Z','correlationId':'c-%1$d'}}"
                        .formatted(number)
                        .replace('\'', '"');
        return "{\"MessageId\":\"m-%d\",\"ReceiptHandle\":\"receipt-%d\",\"MD5OfBody\":\"%s\",\"Body\":\"%s\"}"
                .formatted(number, number, md5(body), body.replace("\"", "\\\""));
    }

    /// @param refused how many of the last are not taken
    private static FakeAws.Answer sent(JsonNode request, int refused) {
        var entries = request.path("Entries").valueStream().toList();
        var taken = Math.max(0, entries.size() - refused);
        return FakeAws.ok("{\"Successful\": [%s], \"Failed\": [%s]}"
                .formatted(
                        entries.subList(0, taken).stream()
                                .map(entry -> "{\"Id\": %s, \"MessageId\": \"n\", \"MD5OfMessageBody\": \"%s\"}"
                                        .formatted(
                                                entry.path("Id"),
                                                md5(entry.path("MessageBody").asText())))
                                .collect(Collectors.joining(",")),
                        entries.subList(taken, entries.size()).stream()
                                .map(entry ->
                                        "{\"Id\": %s, \"SenderFault\": false, \"Code\": \"InternalError\", \"Message\": \"try again\"}"
                                                .formatted(entry.path("Id")))
                                .collect(Collectors.joining(","))));
    }

    private static FakeAws.Answer deleted(JsonNode request) {
        return FakeAws.ok(request.path("Entries")
                .valueStream()
                .map(entry -> "{\"Id\": %s}".formatted(entry.path("Id")))
                .collect(Collectors.joining(",", "{\"Successful\": [", "], \"Failed\": []}")));
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format(Locale.ROOT, "%032x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
