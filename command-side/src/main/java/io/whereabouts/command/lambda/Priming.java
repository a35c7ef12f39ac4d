package io.whereabouts.command.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.whereabouts.command.Decision;
import io.whereabouts.command.Stamp;
import io.whereabouts.command.scanners.RegisterScanner;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.ScannerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Each route is gone through, down to DynamoDB's client, before a snapshot is taken, so that what is restored has
/// loaded its classes. No connection is opened, because none would outlive the snapshot.
final class Priming {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);
    private static final String PACKAGE = "00106141412345678908";

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none"));

    private Priming() {}

    static void run() {
        run(new NoConnection());
    }

    static void run(NoConnection http) {
        var stamp = new Stamp("00000000-0000-7000-8000-000000000000", Instant.EPOCH, Instant.EPOCH);
        var executor = Executors.newSingleThreadExecutor(DaemonThreads.named("priming"));
        var client = DynamoDbClient.builder()
                .httpClient(http)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .build();
        var configuration = CommandSide.start(
                EventStore.engine(client, "priming", Clock.systemUTC(), new EventIds(), Runnable::run));
        try {
            var commands = new Commands(configuration.getComponent(CommandGateway.class), executor);
            var caller = new Caller("priming", "priming", Optional.empty());
            var answers = new Answers("priming");
            var patience = Duration.ofSeconds(5);
            var register = PackageRequests.register(RequestBody.of(json("{\"package\": \"%s\"}")), stamp);
            answers.registered(commands.decide(register, caller, patience));
            var scanner = new ScannerId("s");
            var registered = new RegisterScanner(scanner, Optional.empty(), stamp);
            new MasterDataAnswers(answers).scanner(commands.decide(registered, caller, patience));
            var reported = ReportedScans.of(RequestBody.of(json("""
                    {"scans": [{"scanner": "s", "sequence": 1, "scannedAt": "2026-11-01T09:00:00Z", "package": "%s",
                      "position": {"latitude": 46.0, "longitude": 14.5, "altitude": 300}}, {}]}""")));
            var known = commands.find(reported.scanners(), reported.readPoints(), caller, patience);
            var batch = reported.in(known, Instant.EPOCH.plusSeconds(1));
            var done = commands.record(batch.commands(Instant.EPOCH.plusSeconds(1)), caller, patience);
            answers.scans(batch.results(done, "priming"));
            var stop = PackageRequests.tracking(PACKAGE, RequestBody.of(json("{\"tracked\": false}")), stamp);
            answers.tracking(false, commands.decide(stop, caller, patience));
            picture(commands, caller, patience);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("not primed; the first request will be slower");
        } finally {
            configuration.shutdown();
            client.close();
            executor.shutdown();
        }
    }

    private static void picture(Commands commands, Caller caller, Duration patience) {
        var asked = PictureRequest.of(
                PACKAGE, RequestBody.of(json("{\"contentType\": \"image/jpeg\", \"size\": 1, \"caption\": \"%s\"}")));
        if (commands.decide(asked.question(), caller, patience) instanceof Decision.Unchanged life) {
            var ticket = asked.ticket(life, new PictureId(new EventIds().next().toString()), caller, Instant.EPOCH);
            try (var presigner = S3Presigner.builder()
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(CREDENTIALS)
                    .build()) {
                new PictureAnswers(new Answers("priming"))
                        .offered(ticket, UploadLinks.into(presigner, "priming").link(ticket));
            }
        }
    }

    private static APIGatewayV2HTTPEvent json(String body) {
        return APIGatewayV2HTTPEvent.builder()
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(body.formatted(PACKAGE))
                .build();
    }
}
