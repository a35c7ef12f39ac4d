package io.whereabouts.operations;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Which table is meant, and where it is.
final class TableOptions {
    @Option(names = "--table", paramLabel = "NAME", description = "The events table.")
    private @Nullable String table;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The AWS Region; default: as the AWS CLI finds it (AWS_REGION, the profile).")
    private @Nullable String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "DynamoDB's address, such as http://localhost:7072 of a local environment; default: AWS.")
    private @Nullable URI endpoint;

    Optional<String> table() {
        return Optional.ofNullable(table);
    }

    DynamoDbClient dynamoDb() {
        var client = DynamoDbClient.builder().httpClientBuilder(Apache5HttpClient.builder());
        Optional.ofNullable(region).map(Region::of).ifPresent(client::region);
        if (endpoint != null) {
            if (endpoint.getHost() == null || endpoint.getScheme() == null) {
                throw new UserError("--endpoint-url must be like http://localhost:7072, not " + endpoint);
            }
            client.endpointOverride(endpoint);
            if (isHere(endpoint)) {
                // DynamoDB Local takes any.
                client.credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
                client.region(Region.of(Optional.ofNullable(region).orElse(Region.EU_CENTRAL_1.id())));
            }
        }
        return client.build();
    }

    S3Client s3() {
        var client = S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder())
                .crossRegionAccessEnabled(true)
                // A bucket's name is no host's on this machine.
                .forcePathStyle(System.getenv("AWS_ENDPOINT_URL_S3") != null);
        Optional.ofNullable(region).map(Region::of).ifPresent(client::region);
        return client.build();
    }

    /// Again, for another command.
    String asOptions() {
        return Stream.of(option("--table", table), option("--region", region), option("--endpoint-url", endpoint))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "table " + table + (endpoint == null ? "" : " at " + endpoint);
    }

    private static Optional<String> option(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(given -> name + " " + given);
    }

    private static boolean isHere(URI address) {
        try {
            return InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
