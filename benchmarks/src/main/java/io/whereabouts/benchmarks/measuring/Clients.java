package io.whereabouts.benchmarks.measuring;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The same for all: as many connections, and an endpoint that takes any credentials.
public final class Clients {
    public static final int CONNECTIONS = 32;
    public static final String KEY = "local";

    /// DynamoDB Local keeps the tables of each region apart; the old SDK's, which Pekko uses, is this one.
    public static final String REGION = "us-east-1";

    private Clients() {}

    public static DynamoDbClient sdk(URI dynamoDb) {
        return sdk(dynamoDb, REGION);
    }

    public static DynamoDbClient sdk(URI dynamoDb, String region) {
        return DynamoDbClient.builder()
                .endpointOverride(dynamoDb)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(CONNECTIONS))
                .build();
    }
}
