package io.whereabouts.eventstore.memory;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/// What lies between a client and DynamoDB: requests that get lost, come late, or come late and are sent again,
/// replies that get lost, and throttling.
public final class Network extends DynamoDbCalls {
    private final DynamoDbClient client;
    private final RandomGenerator random;
    private final double faults;
    private final Consumer<Runnable> later;

    /// @param faults how many of the requests meet one, from 0 to 1
    /// @param later does something while others go on
    public Network(DynamoDbClient client, RandomGenerator random, double faults, Consumer<Runnable> later) {
        this.client = client;
        this.random = random;
        this.faults = faults;
        this.later = later;
    }

    @Override
    protected DynamoDbResponse answer(DynamoDbRequest request) {
        if (random.nextDouble() >= faults) {
            return send(client, request);
        }
        switch (random.nextInt(6)) {
            case 0 -> throw throttled();
            case 1 -> throw lost();
            case 2 -> later.accept(() -> sendAndForget(request));
            case 3 -> {
                later.accept(() -> sendAndForget(request));
                return sendAgain(request);
            }
            default -> sendAndForget(request);
        }
        throw lost();
    }

    /// As the SDK does by itself, which then says that it has tried it twice.
    private DynamoDbResponse sendAgain(DynamoDbRequest request) {
        try {
            return send(client, request);
        } catch (DynamoDbException refused) {
            throw refused.toBuilder().numAttempts(2).build();
        }
    }

    private void sendAndForget(DynamoDbRequest request) {
        try {
            send(client, request);
        } catch (DynamoDbException unheard) {
            // Nobody waits for it any more.
        }
    }

    private static SdkClientException lost() {
        return SdkClientException.create("no reply in time");
    }

    private static DynamoDbException throttled() {
        return (DynamoDbException) ProvisionedThroughputExceededException.builder()
                .statusCode(400)
                .message("throttled")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ProvisionedThroughputExceededException")
                        .build())
                .build();
    }
}
