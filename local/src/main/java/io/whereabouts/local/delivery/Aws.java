package io.whereabouts.local.delivery;

import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.lambda.RoleCredentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The services, as somebody under a role may use them.
final class Aws {
    private static final int CONNECTIONS = 200;

    private final Deployment deployment;
    private final URI endpoint;
    private final SdkHttpClient http =
            Apache5HttpClient.builder().maxConnections(CONNECTIONS).build();
    private final HttpClient questions =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<RoleCredentials, Queues> queues = new ConcurrentHashMap<>();

    Aws(Deployment deployment, URI endpoint) {
        this.deployment = deployment;
        this.endpoint = endpoint;
    }

    Queues queues(RoleCredentials role) {
        return queues.computeIfAbsent(
                role,
                it -> new SqsQueues(SqsClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(deployment.region()))
                        .credentialsProvider(provider(it))
                        .httpClient(http)
                        .build()));
    }

    TableStream streams(RoleCredentials role) {
        return new DynamoDbStream(
                DynamoDbStreamsClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(deployment.region()))
                        .credentialsProvider(provider(role))
                        .httpClient(http)
                        .build(),
                deployment.region());
    }

    FunctionCaller functions(RoleCredentials role) {
        return new InvokeApi(endpoint, Optional.of(role));
    }

    Permission permission(RoleCredentials role) {
        return new Permission(questions, endpoint, role);
    }

    String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, deployment.region(), deployment.account(), resource);
    }

    private static AwsCredentialsProvider provider(RoleCredentials role) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(role.accessKeyId(), role.secretAccessKey()));
    }
}
