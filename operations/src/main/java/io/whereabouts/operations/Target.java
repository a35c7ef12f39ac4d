package io.whereabouts.operations;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A stack, and how its parts are reached.
///
/// @param name as in the physical names of its parts, such as `prod-whereabouts-events`
/// @param region empty for the one that the SDK finds
/// @param local where the services listen, if it is on this machine
record Target(String name, Optional<String> region, Optional<Endpoints> local, Map<String, String> outputs) {
    /// Requests at once.
    static final int CONNECTIONS = 64;

    record Endpoints(URI dynamoDb, URI sqs, URI s3) {}

    static Target inCloud(String name, Optional<String> region, Map<String, String> outputs) {
        return new Target(name, region, Optional.empty(), outputs);
    }

    /// The physical name of a part, such as `location-projector`.
    String nameOf(String part) {
        return name + "-whereabouts-" + part;
    }

    String output(String output) {
        return Optional.ofNullable(outputs.get(output))
                .orElseThrow(() -> new UserError(
                        "the stack %s has no output `%s`; deploy it with the present program".formatted(name, output)));
    }

    DynamoDbClient dynamoDb() {
        return at(DynamoDbClient.builder(), local.map(Endpoints::dynamoDb)).build();
    }

    SqsClient sqs() {
        return at(SqsClient.builder(), local.map(Endpoints::sqs)).build();
    }

    S3Client s3() {
        return at(S3Client.builder().forcePathStyle(local.isPresent()), local.map(Endpoints::s3))
                .build();
    }

    AthenaClient athena() {
        return at(AthenaClient.builder(), Optional.empty()).build();
    }

    EventBridgeClient eventBridge() {
        return at(EventBridgeClient.builder(), Optional.empty()).build();
    }

    /// Where exports are: in AWS also those that a local environment reads.
    S3Client exports() {
        return at(S3Client.builder().crossRegionAccessEnabled(true), Optional.empty())
                .build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(B client, Optional<URI> endpoint) {
        client.httpClientBuilder(Apache5HttpClient.builder().maxConnections(CONNECTIONS));
        region.map(Region::of).ifPresent(client::region);
        endpoint.ifPresent(address -> {
            client.endpointOverride(address);
            client.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        });
        return client;
    }

    @Override
    public String toString() {
        return local.isPresent() ? "the local environment" : "stack " + name;
    }
}
