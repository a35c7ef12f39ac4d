package io.whereabouts.eventstore;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// Everything that can go wrong between the store and DynamoDB, from a seed: replies are lost before and after the
/// request is applied, and DynamoDB refuses in each of its ways.
final class RandomFaults implements ExecutionInterceptor {
    /// Of a hundred attempts.
    private static final int FAULTY = 25;

    private static final List<Function<SdkRequest, RuntimeException>> ANY_REQUEST = List.of(
            request -> SdkClientException.create("no reply in time"),
            request -> SdkClientException.create("connection reset", new IOException("connection reset")),
            request -> InternalServerErrorException.builder()
                    .statusCode(500)
                    .awsErrorDetails(details("InternalServerError"))
                    .build(),
            request -> coded("ThrottlingException"),
            request -> coded("ProvisionedThroughputExceededException"));

    private static final List<String> REASONS = List.of(
            "TransactionConflict",
            "ThrottlingError",
            "ProvisionedThroughputExceeded",
            "ItemCollectionSizeLimitExceeded",
            "ValidationError");

    private final Random random;
    private final boolean crowded;
    private boolean on;

    RandomFaults(long seed) {
        this.random = new Random(seed);
        this.crowded = seed % 10 == 0; // others are always writing
    }

    void on() {
        on = true;
    }

    void off() {
        on = false;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var writes =
                context.request() instanceof PutItemRequest || context.request() instanceof TransactWriteItemsRequest;
        if (on && writes && crowded) {
            throw conflict();
        }
        if (on && random.nextInt(100) < FAULTY) {
            throw beforeApplying(context.request());
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (on && random.nextInt(100) < FAULTY) {
            throw pick(ANY_REQUEST.subList(0, 3)).apply(context.request());
        }
    }

    private RuntimeException beforeApplying(SdkRequest request) {
        if (request instanceof PutItemRequest && random.nextBoolean()) {
            return conflict();
        }
        if (request instanceof TransactWriteItemsRequest transaction && random.nextBoolean()) {
            return random.nextInt(4) == 0
                    ? TransactionInProgressException.builder()
                            .statusCode(400)
                            .awsErrorDetails(details("TransactionInProgressException"))
                            .build()
                    : cancelled(transaction);
        }
        return pick(ANY_REQUEST).apply(request);
    }

    private static RuntimeException conflict() {
        return TransactionConflictException.builder()
                .statusCode(400)
                .awsErrorDetails(details("TransactionConflictException"))
                .build();
    }

    private RuntimeException cancelled(TransactWriteItemsRequest transaction) {
        var items = transaction.transactItems().size();
        var at = random.nextInt(items);
        var code = pick(REASONS);
        return TransactionCanceledException.builder()
                .statusCode(400)
                .awsErrorDetails(details("TransactionCanceledException"))
                .cancellationReasons(IntStream.range(0, items)
                        .mapToObj(n -> CancellationReason.builder()
                                .code(n == at ? code : "None")
                                .build())
                        .toList())
                .build();
    }

    private static RuntimeException coded(String code) {
        return DynamoDbException.builder()
                .statusCode(400)
                .awsErrorDetails(details(code))
                .build();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).build();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
