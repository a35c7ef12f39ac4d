package io.whereabouts.local.delivery;

import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.deployment.DeploymentJson;
import io.whereabouts.local.lambda.EndsWithSupervisor;
import io.whereabouts.local.lambda.RoleCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// All pipes, rules and queue triggers of a deployment, in one process that may be killed at any moment.
///
/// Where the services listen comes from the environment, as for any AWS SDK: `AWS_ENDPOINT_URL_DYNAMODB`,
/// `AWS_ENDPOINT_URL_DYNAMODB_STREAMS`, `AWS_ENDPOINT_URL_SQS`, `AWS_ENDPOINT_URL_LAMBDA`.
public final class Delivery {
    private static final int CONNECTIONS = 200;
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private Delivery() {}

    /// Runs for ever.
    ///
    /// @param arguments the file with the deployment as JSON, and a folder for checkpoints
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EndsWithSupervisor.arm();
        if (arguments.length != 2) {
            throw new IllegalArgumentException("give the deployment's JSON file and a folder for checkpoints");
        }
        var deployment = DeploymentJson.read(Path.of(arguments[0]));
        var checkpoints = Files.createDirectories(Path.of(arguments[1]));
        for (var loop : loops(deployment, checkpoints)) {
            loop.join();
        }
    }

    private static List<Thread> loops(Deployment deployment, Path checkpoints) {
        var http = Apache5HttpClient.builder().maxConnections(CONNECTIONS).build();
        var queues = new SqsQueues(sqs(deployment, http));
        var functions = new InvokeApi(URI.create(endpoint("LAMBDA")));
        var bus = new EventBus(deployment, queues, InstantSource.system());
        var streams = new DynamoDbStream(tables(deployment, http), streams(deployment, http), deployment.region());
        var loops = new ArrayList<Thread>();
        for (var pipe : deployment.pipes()) {
            var batches = new PipeBatch(deployment, pipe, functions, bus, queues, InstantSource.system());
            var run = new PipeRun(pipe, streams, batches, checkpoints);
            loops.add(loop("pipe " + pipe.name(), run::run));
        }
        for (var trigger : deployment.queueTriggers()) {
            var poller = new QueuePoller(trigger, queues, functions);
            loops.add(loop("queue of " + trigger.function(), poller::run));
        }
        return loops;
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    /// A fault must not stop a pipe for good: the process ends, and whoever started it starts it again.
    private static Thread loop(String name, Loop loop) {
        log.info("{} runs", name);
        return Thread.ofPlatform().name(name).start(() -> {
            try {
                loop.run();
            } catch (InterruptedException | RuntimeException e) {
                log.error("{} ended", name, e);
                Runtime.getRuntime().halt(1);
            }
        });
    }

    private static String endpoint(String service) {
        var variable = "AWS_ENDPOINT_URL_" + service;
        return Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new IllegalArgumentException("set " + variable));
    }

    private static SqsClient sqs(Deployment deployment, SdkHttpClient http) {
        return SqsClient.builder()
                .endpointOverride(URI.create(endpoint("SQS")))
                .region(Region.of(deployment.region()))
                .credentialsProvider(credentials())
                .httpClient(http)
                .build();
    }

    private static DynamoDbClient tables(Deployment deployment, SdkHttpClient http) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(endpoint("DYNAMODB")))
                .region(Region.of(deployment.region()))
                .credentialsProvider(credentials())
                .httpClient(http)
                .build();
    }

    private static DynamoDbStreamsClient streams(Deployment deployment, SdkHttpClient http) {
        return DynamoDbStreamsClient.builder()
                .endpointOverride(URI.create(endpoint("DYNAMODB_STREAMS")))
                .region(Region.of(deployment.region()))
                .credentialsProvider(credentials())
                .httpClient(http)
                .build();
    }

    private static AwsCredentialsProvider credentials() {
        var role = RoleCredentials.of("delivery");
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(role.accessKeyId(), role.secretAccessKey()));
    }
}
