package io.whereabouts.command.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.common.configuration.ComponentBuilder;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The API as API Gateway calls it, on an event store of the test's choice.
record Api(CommandApi handler, Duration patience) {
    static final String PACKAGE = "00106141412345678908";
    static final String OTHER_PACKAGE = "00106141412345678915";
    static final ObjectMapper JSON = new ObjectMapper();

    /// A registration of a good form.
    static final String MONITORS = """
            {"package": "(PACKAGE)", "client": "Atomic", "reference": "PO-1", "description": "Monitors",
             "contents": [{"gtin": "04006381333931", "quantity": 2}]}""".replace("(PACKAGE)", PACKAGE);

    static final UploadLinks UPLOADS = UploadLinks.into(
            S3Presigner.builder()
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                    .build(),
            "pictures");

    record Answer(int status, Map<String, String> headers, JsonNode body) {}

    static Api on(ComponentBuilder<EventStorageEngine> engine) {
        return on(engine, Clock.systemUTC());
    }

    static Api on(ComponentBuilder<EventStorageEngine> engine, Clock clock) {
        return on(engine, clock, (tag, key) -> Optional.empty());
    }

    private static Api on(ComponentBuilder<EventStorageEngine> engine, Clock clock, StoredObservations observations) {
        var gateway = CommandSide.start(engine).getComponent(CommandGateway.class);
        var allotment = Optional.of(new Allotment("0614141"));
        return new Api(
                new CommandApi(CommandApi.commands(gateway), observations, UPLOADS, clock, new EventIds(), allotment),
                Duration.ofSeconds(30));
    }

    static Api on(DynamoDbClient client, String table, Clock clock) {
        var puts = Executors.newFixedThreadPool(8, DaemonThreads.named("put"));
        var engine = EventStore.engine(client, table, clock, new EventIds(), puts);
        return on(engine, clock, StoredObservations.in(client, table));
    }

    Api withPatience(Duration limit) {
        return new Api(handler, limit);
    }

    Answer register(String body) {
        return send(request("POST /packages", body));
    }

    Answer track(String id, String body) {
        return send(request("PUT /packages/{id}/tracking", body).withPathParameters(Map.of("id", id)));
    }

    Answer picture(String id, String body) {
        return send(request("POST /packages/{id}/pictures", body).withPathParameters(Map.of("id", id)));
    }

    Answer scan(String body) {
        return send(request("POST /scans", body));
    }

    /// Registers scanners, so that their scans are taken.
    Api scanners(String... ids) {
        for (var id : ids) {
            assertThat(scanner("PUT", id, "{}").status()).isIn(200, 201);
        }
        return this;
    }

    Answer scanner(String method, String id, String body) {
        return send(request(method + " /scanners/{scanner}", body).withPathParameters(Map.of("scanner", id)));
    }

    Answer readPoint(String method, String sgln, String body) {
        return send(request(method + " /read-points/{sgln}", body).withPathParameters(Map.of("sgln", sgln)));
    }

    Answer send(APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder request) {
        var response = handler.handleRequest(request.build(), new Limited(patience));
        try {
            return new Answer(response.getStatusCode(), response.getHeaders(), JSON.readTree(response.getBody()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + response.getBody(), e);
        }
    }

    static APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder request(String route, String body) {
        var headers = new HashMap<>(Map.of("Content-Type", "application/json", "x-correlation-id", "correlation-1"));
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withHeaders(headers)
                .withBody(body)
                .withRequestContext(context("subject-1"));
    }

    static APIGatewayV2HTTPEvent.RequestContext context(String subject) {
        return APIGatewayV2HTTPEvent.RequestContext.builder()
                .withRequestId("gateway-request-1")
                .withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                        .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                                .builder()
                                .withClaims(Map.of("sub", subject))
                                .build())
                        .build())
                .build();
    }

    static Context anyContext() {
        return new Limited(Duration.ofSeconds(30));
    }

    /// A scan of a good form, whose fields a test replaces.
    static String scanJson(String id, String scanner, long sequence, String scannedAt) {
        return """
                {"scanner": "%s", "sequence": %d, "scannedAt": "%s", "package": "%s",
                 "position": {"latitude": 46.05, "longitude": 14.5, "altitude": 300.5, "accuracy": 3},
                 "businessStep": "loading", "disposition": "in_transit"}""".formatted(scanner, sequence, scannedAt, id);
    }

    /// A good identifier for each number.
    static String sscc(int number) {
        var digits = "10614141%09d".formatted(number);
        var sum = IntStream.range(0, 17)
                .map(i -> (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1))
                .sum();
        return "00" + digits + (10 - sum % 10) % 10;
    }

    static String scans(String... scans) {
        return "{\"scans\": [%s]}".formatted(String.join(",", scans));
    }

    /// Lambda's context, as far as we look at it.
    private record Limited(Duration remaining) implements Context {
        @Override
        public int getRemainingTimeInMillis() {
            return Math.toIntExact(remaining.toMillis());
        }

        @Override
        public String getAwsRequestId() {
            return "lambda-request-1";
        }

        @Override
        public String getLogGroupName() {
            return "";
        }

        @Override
        public String getLogStreamName() {
            return "";
        }

        @Override
        public String getFunctionName() {
            return "commands";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "";
        }

        @Override
        public CognitoIdentity getIdentity() {
            return Objects.requireNonNull(null);
        }

        @Override
        public ClientContext getClientContext() {
            return Objects.requireNonNull(null);
        }

        @Override
        public int getMemoryLimitInMB() {
            return 1024;
        }

        @Override
        public LambdaLogger getLogger() {
            return Objects.requireNonNull(null);
        }
    }
}
