package io.whereabouts.local.provision;

import io.whereabouts.local.monitor.Counterpart;
import io.whereabouts.local.monitor.RecordedProgram;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Makes the tables, queues and buckets of a program. What is there already is kept, so it may be asked again.
public final class Provisioning implements AutoCloseable {
    private static final StaticCredentialsProvider ANY_CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final S3Client s3;

    public Provisioning(String region, URI dynamoDbUri, URI sqsUri, URI s3Uri) {
        dynamoDb = DynamoDbClient.builder()
                .region(Region.of(region))
                .credentialsProvider(ANY_CREDENTIALS)
                .endpointOverride(dynamoDbUri)
                .build();
        sqs = SqsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(ANY_CREDENTIALS)
                .endpointOverride(sqsUri)
                .build();
        s3 = S3Client.builder()
                .region(Region.of(region))
                .credentialsProvider(ANY_CREDENTIALS)
                .endpointOverride(s3Uri)
                .forcePathStyle(true)
                .build();
    }

    /// @throws CannotProvision if what is there contradicts the program
    public void make(RecordedProgram program) {
        makeTables(program);
        makeQueues(program);
        var buckets = new Buckets(s3);
        program.ofKind(Counterpart.BUCKET).forEach(buckets::make);
    }

    public void makeTables(RecordedProgram program) {
        var tables = new Tables(dynamoDb);
        program.ofKind(Counterpart.TABLE).forEach(tables::make);
    }

    public void makeQueues(RecordedProgram program) {
        new Queues(sqs).makeAll(program.ofKind(Counterpart.QUEUE).toList());
    }

    @Override
    public void close() {
        dynamoDb.close();
        sqs.close();
        s3.close();
    }
}
