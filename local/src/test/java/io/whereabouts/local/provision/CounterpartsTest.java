package io.whereabouts.local.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.monitor.RecordedProgram;
import io.whereabouts.local.monitor.Resource;
import io.whereabouts.local.parts.DataDirectory;
import io.whereabouts.local.parts.LocalParts;
import io.whereabouts.local.parts.Ports;
import io.whereabouts.local.parts.Supervision;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The four real counterparts, with kept data, through one restart of all of them.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CounterpartsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("SOMEROLE", "secret"));
    private static final String QUEUE = "local-work";

    private static final Resource TABLE = resource("aws:dynamodb/table:Table", """
            {"name": "local-things", "hashKey": "tag", "rangeKey": "position", "streamEnabled": true,
             "streamViewType": "NEW_IMAGE",
             "attributes": [{"name": "tag", "type": "S"}, {"name": "position", "type": "S"},
                            {"name": "cell", "type": "S"}],
             "globalSecondaryIndexes": [{"name": "by-cell", "hashKey": "cell", "rangeKey": "position",
                                         "projectionType": "KEYS_ONLY"}]}""");
    private static final List<Resource> OTHERS = List.of(
            resource("aws:sqs/queue:Queue", """
                    {"name": "local-work", "visibilityTimeoutSeconds": 120, "messageRetentionSeconds": 345600,
                     "redrivePolicy":
                     "{\\"deadLetterTargetArn\\":\\"arn:aws:sqs:eu-central-1:000000000000:local-dead\\",\\"maxReceiveCount\\":5}"}"""),
            resource("aws:sqs/queue:Queue", "{\"name\": \"local-dead\"}"),
            resource("aws:s3/bucketV2:BucketV2", "{\"bucket\": \"local-objects\"}"));

    @TempDir
    static Path folder;

    private static final Ports PORTS = freePorts();
    private static final List<Supervision> RUNNING = new ArrayList<>();
    private static final List<String> RESTARTED = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        var data = DataDirectory.open(Optional.of(folder.resolve("data")));
        for (var part :
                new LocalParts(Path.of("..").toAbsolutePath(), PORTS, data, "eu-central-1", "000000000000").all()) {
            RUNNING.add(Supervision.start(part, (child, exitCode) -> {
                synchronized (RESTARTED) {
                    RESTARTED.add(child.process());
                }
            }));
        }
        RUNNING.forEach(Supervision::awaitReady);
        data.close();
    }

    @AfterAll
    static void end() {
        Supervision.closeAll(RUNNING);
    }

    @Test
    @Order(1)
    void tables_queues_and_buckets_are_as_declared() {
        provision(TABLE);

        try (var dynamoDb = dynamoDb();
                var sqs = sqs();
                var s3 = s3()) {
            var table = dynamoDb.describeTable(request -> request.tableName("local-things"))
                    .table();
            assertThat(table.latestStreamArn()).isNotEmpty();
            assertThat(table.streamSpecification().streamViewTypeAsString()).isEqualTo("NEW_IMAGE");
            assertThat(table.globalSecondaryIndexes().getFirst().indexName()).isEqualTo("by-cell");
            var url = PORTS.sqsUri() + "/000000000000/" + QUEUE;
            assertThat(sqs.getQueueUrl(request -> request.queueName(QUEUE)).queueUrl())
                    .isEqualTo(url);
            assertThat(sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                            .attributes())
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "120")
                    .hasEntrySatisfying(
                            QueueAttributeName.REDRIVE_POLICY,
                            policy -> assertThat(policy).contains("local-dead").contains("5"));
            sqs.sendMessage(request -> request.queueUrl(url).messageBody("before the restart"));
            s3.putObject(
                    request -> request.bucket("local-objects").key("a/b"),
                    RequestBody.fromString("before the restart"));
        }
    }

    @Test
    @Order(2)
    void a_table_with_other_keys_is_an_error_that_says_what_to_do() {
        var changed = resource("aws:dynamodb/table:Table", """
                {"name": "local-things", "hashKey": "id", "attributes": [{"name": "id", "type": "S"}]}""");

        assertThatThrownBy(() -> provision(changed))
                .isInstanceOf(CannotProvision.class)
                .hasMessageContaining("the table: tag + position; index by-cell: cell + position")
                .hasMessageContaining("the table: id")
                .hasMessageContaining("choose another --data directory");
    }

    @Test
    @Order(3)
    void a_token_has_the_subject_audience_and_scopes_asked_for() throws Exception {
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(token().split("\\.", -1)[1]));

        assertThat(claims.path("iss").asText()).isEqualTo(PORTS.issuerUri().toString());
        assertThat(claims.path("sub").asText()).isEqualTo("alice");
        assertThat(claims.path("aud").asText()).isEqualTo("whereabouts");
        assertThat(claims.path("scope").asText()).isEqualTo("packages:read scans:write");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    }

    @Test
    @Order(4)
    void each_part_that_is_killed_is_started_again_and_has_lost_nothing() throws Exception {
        var keys = get(URI.create(PORTS.issuerUri() + "/jwks"));
        token();
        for (var part : List.of("part:dynamodb", "part:sqs", "part:s3", "part:oidc")) {
            kill(part);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            synchronized (RESTARTED) {
                return RESTARTED.size() >= 4;
            }
        });
        provision(TABLE);

        token();
        assertThat(get(URI.create(PORTS.issuerUri() + "/jwks"))).isEqualTo(keys);
        try (var sqs = sqs();
                var s3 = s3()) {
            var url = PORTS.sqsUri() + "/000000000000/" + QUEUE;
            assertThat(sqs.receiveMessage(request -> request.queueUrl(url)).messages())
                    .extracting(message -> message.body())
                    .containsExactly("before the restart");
            assertThat(s3.getObjectAsBytes(
                                    request -> request.bucket("local-objects").key("a/b"))
                            .asUtf8String())
                    .isEqualTo("before the restart");
        }
    }

    private static void provision(Resource table) {
        var resources = new ArrayList<>(OTHERS);
        resources.add(table);
        try (var provisioning = new Provisioning("eu-central-1", PORTS.dynamoDbUri(), PORTS.sqsUri(), PORTS.s3Uri())) {
            provisioning.make(new RecordedProgram(resources, JSON.createObjectNode(), Duration.ZERO));
        }
    }

    private static void kill(String part) {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("-Dwhereabouts.process=" + part + " "))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static String token() throws Exception {
        var body = "grant_type=client_credentials&client_id=alice&client_secret=x&scope=packages:read%20scans:write";
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(PORTS.issuerUri() + "/token"))
                            .header("content-type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                            .build(),
                    BodyHandlers.ofString());
            return JSON.readTree(answer.body()).path("access_token").asText();
        }
    }

    private static String get(URI uri) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .endpointOverride(PORTS.dynamoDbUri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    private static SqsClient sqs() {
        return SqsClient.builder()
                .endpointOverride(PORTS.sqsUri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    private static S3Client s3() {
        return S3Client.builder()
                .endpointOverride(PORTS.s3Uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    private static Resource resource(String type, String inputs) {
        try {
            var json = JSON.readTree(inputs);
            return new Resource(type, "test", "urn", "id", json, json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Six in a row.
    private static Ports freePorts() {
        for (var base = 23_000; base < 60_000; base += 100) {
            try (var socket = new ServerSocket(base)) {
                var ports = new Ports(socket.getLocalPort() + 1);
                ports.checkFree();
                return ports;
            } catch (IOException | RuntimeException taken) {
                // The next ones, then.
            }
        }
        throw new AssertionError("no free ports");
    }
}
