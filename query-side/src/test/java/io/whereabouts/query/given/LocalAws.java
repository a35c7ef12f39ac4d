package io.whereabouts.query.given;

import static org.gaul.s3proxy.auth.AuthenticationType.AWS_V2_OR_V4;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/// DynamoDB Local and S3Proxy in this JVM, in memory, started when first asked for.
public final class LocalAws {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret"));

    private LocalAws() {}

    public static DynamoDbClient dynamoDb() {
        return DynamoDb.CLIENT;
    }

    public static S3Client s3() {
        return S3.CLIENT;
    }

    /// @return its name
    public static String newBucket() {
        var bucket = "bucket-" + UUID.randomUUID();
        s3().createBucket(create -> create.bucket(bucket));
        return bucket;
    }

    private static final class DynamoDb {
        static final DynamoDbClient CLIENT = start();

        private static DynamoDbClient start() {
            try {
                var port = freePort();
                ServerRunner.createServerFromCommandLineArgs(
                                new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)})
                        .start();
                return DynamoDbClient.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:" + port))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(CREDENTIALS)
                        .build();
            } catch (Exception e) {
                throw new IllegalStateException("DynamoDB Local did not start", e);
            }
        }
    }

    private static final class S3 {
        static final S3Client CLIENT = start();

        private static S3Client start() {
            try {
                var proxy = S3Proxy.builder()
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AWS_V2_OR_V4, "local", "secret")
                        .blobStore(BlobStores.create("transient", new Properties()))
                        .build();
                proxy.start();
                return S3Client.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:" + proxy.getPort()))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(CREDENTIALS)
                        .build();
            } catch (Exception e) {
                throw new IllegalStateException("S3Proxy did not start", e);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
