package io.whereabouts.endtoend;

import static io.whereabouts.endtoend.Api.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dead letters come back and are projected, whatever ends the command in between (B3, B4). In an environment of its
/// own, whose read model goes away.
class RedriveTest {
    private static final String QUEUE = "location-projector";
    private static final String DEAD_LETTERS = QUEUE + "-dead-letters";
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String ID = Journey.sscc(60_001);
    private static final String EARLIER = Journey.sscc(60_002);

    /// As the bus would deliver it: an event of a kind that this version does not know.
    private static final String BAD = """
            {"version":"0","source":"whereabouts","detail-type":"PackageTeleported","detail":
             {"eventId":"bad-1","type":"PackageTeleported","recordedAt":"2026-11-01T09:00:00Z",
              "correlationId":"correlation-bad","payload":{}}}""";

    private final String scannedAt =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final HttpClient http = HttpClient.newHttpClient();
    private URI queues = URI.create("http://none");

    @TempDir
    Path home;

    @Test
    void dead_letters_come_back_and_nothing_is_lost_when_the_command_is_killed() throws Exception {
        try (var environment = Whereabouts.start()) {
            queues = URI.create(environment.described().path("sqs").asText());
            warm(environment);
            // As deployed a letter is dead after five times 91 s; what is tested does not depend on how long it is.
            hidden("1");
            var table = takeAway(environment);
            registerAndScan(environment);
            ask("SendMessage", QUEUE, "\"MessageBody\":" + Api.write(BAD));
            awaitDead(3);

            assertThat(new Operator(environment).runs("redrive", "--look"))
                    .contains("location-projector: 3 dead letters", "audit-projector: 0 dead letters")
                    .contains("PackageRegistered ", "PackageScanned ")
                    .contains(
                            "PackageTeleported bad-1, recorded at 2026-11-01T09:00:00Z, correlation id correlation-bad")
                    .contains("nothing was moved");
            assertThat(waiting(DEAD_LETTERS)).isEqualTo(3);

            giveBack(environment, table);
            hidden("4"); // what is worked on slowly must not come again until it is dead
            var deletion = killedBeforeItDeletes(environment);
            awaitProjected(environment);
            onlyBad(1);
            awaitDead(1);
            assertThat(new Operator(environment).runs("redrive", "--look"))
                    .contains("1 dead letters", "3 more are being moved, or were when a command was ended");

            appear(deletion);
            awaitDead(4);
            hidden("4");
            assertThat(new Operator(environment).runs("redrive", QUEUE, "--yes"))
                    .contains("location-projector: 4 moved", "Next: ");
            onlyBad(2);
            awaitDead(2);
            assertThat(new Operator(environment).runs("redrive", "--look"))
                    .contains("location-projector: 2 dead letters", "PackageTeleported bad-1")
                    .doesNotContain("PackageScanned");
            awaitProjected(environment);
            assertThat(items(environment
                            .api()
                            .get("/packages/" + ID + "/history")
                            .json()
                            .path("entries")))
                    .hasSize(2);
        }
    }

    private void hidden(String seconds) {
        ask("SetQueueAttributes", QUEUE, "\"Attributes\":{\"VisibilityTimeout\":\"%s\"}".formatted(seconds));
    }

    /// What cannot be projected need not be tried slowly.
    private void onlyBad(int letters) {
        await(letters + " messages that cannot be projected").atMost(SOON).until(() -> left() <= letters);
        hidden("1");
    }

    /// Or a good message would die while the projector's first process starts.
    private void warm(Whereabouts environment) {
        var api = environment.api().registering("gate-redrive");
        assertThat(api.post("/packages", Map.of("package", EARLIER)).status()).isEqualTo(201);
        await("the projector is done")
                .atMost(SOON)
                .until(() -> api.get("/packages/" + EARLIER).status() == 200 && left() == 0);
    }

    private void registerAndScan(Whereabouts environment) {
        var api = environment.api();
        assertThat(api.post("/packages", Map.of("package", ID)).status()).isEqualTo(201);
        var scan = Map.of(
                "scanner",
                "gate-redrive",
                "sequence",
                1,
                "scannedAt",
                scannedAt,
                "package",
                ID,
                "position",
                Map.of("latitude", 47.37, "longitude", 8.54, "altitude", 410.0));
        assertThat(api.post("/scans", Map.of("scans", List.of(scan))).body()).contains("recorded");
    }

    private void awaitProjected(Whereabouts environment) {
        await("the good ones are in the read model")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(environment
                                .api()
                                .get("/packages/" + ID)
                                .json()
                                .at("/location/scannedAt")
                                .asText())
                        .isEqualTo(scannedAt));
    }

    /// @return the request that never arrived
    private JsonNode killedBeforeItDeletes(Whereabouts environment) throws Exception {
        var command = new CompletableFuture<Process>();
        var request = new CompletableFuture<JsonNode>();
        try (var door = new SqsDoor(queues, deletion -> {
            command.join().toHandle().destroyForcibly();
            request.complete(deletion);
        })) {
            var described = (ObjectNode) environment.described();
            Files.writeString(
                    Files.createDirectories(home.resolve(".whereabouts")).resolve(environment.port() + ".json"),
                    described.put("sqs", door.address().toString()).toString());
            command.complete(new Operator(environment, home).starts("redrive", QUEUE, "--yes"));
            assertThat(command.get().waitFor(60, TimeUnit.SECONDS)).isTrue();
            var said = new String(command.get().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(command.get().exitValue()).as(said).isNotZero();
            return request.get(10, TimeUnit.SECONDS);
        }
    }

    /// What SQS does after a minute by itself.
    private void appear(JsonNode deletion) {
        var entries = items(deletion.path("Entries"));
        assertThat(entries).hasSize(3);
        entries.forEach(entry -> ask(
                "ChangeMessageVisibility",
                DEAD_LETTERS,
                "\"VisibilityTimeout\":0,\"ReceiptHandle\":" + entry.path("ReceiptHandle")));
    }

    private void awaitDead(int letters) {
        await(letters + " dead letters")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(waiting(DEAD_LETTERS)).isEqualTo(letters));
    }

    private int waiting(String queue) {
        return counts(queue).path("ApproximateNumberOfMessages").asInt();
    }

    /// Those that are being worked on, too.
    private int left() {
        var counts = counts(QUEUE);
        return counts.path("ApproximateNumberOfMessages").asInt()
                + counts.path("ApproximateNumberOfMessagesNotVisible").asInt();
    }

    private JsonNode counts(String queue) {
        return ask("GetQueueAttributes", queue, "\"AttributeNames\":[\"All\"]").path("Attributes");
    }

    private JsonNode ask(String operation, String queue, String parameters) {
        var name = "local-whereabouts-" + queue;
        var url = operation.equals("GetQueueUrl") ? "" : url(name);
        var answer = SqsDoor.ask(
                http,
                queues,
                "AmazonSQS." + operation,
                "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/sqs/aws4_request, "
                        + "SignedHeaders=host, Signature=none",
                "{\"QueueUrl\":\"%s\",%s}".formatted(url, parameters));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().isEmpty() ? Api.read("{}") : Api.read(answer.body());
    }

    private String url(String name) {
        return queues.resolve("/000000000000/" + name).toString();
    }

    private static JsonNode takeAway(Whereabouts environment) {
        var table = environment
                .table("current-locations", "DescribeTable", "\"x\":0")
                .path("Table");
        environment.table("current-locations", "DeleteTable", "\"x\":0");
        return table;
    }

    private static void giveBack(Whereabouts environment, JsonNode table) {
        var indexes = items(table.path("GlobalSecondaryIndexes")).stream()
                .map(index -> "{\"IndexName\":%s,\"KeySchema\":%s,\"Projection\":%s}"
                        .formatted(index.path("IndexName"), index.path("KeySchema"), index.path("Projection")))
                .toList();
        environment.table("current-locations", "CreateTable", """
                "AttributeDefinitions":%s,"KeySchema":%s,"GlobalSecondaryIndexes":%s,"BillingMode":"PAY_PER_REQUEST"
                """.formatted(
                        table.path("AttributeDefinitions"), table.path("KeySchema"), indexes));
    }
}
