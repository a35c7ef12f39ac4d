package io.whereabouts.eventstore.linearizability;

import io.whereabouts.eventstore.memory.DynamoDbCalls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// What may be wrong with a store, so that the check can show that it would notice.
enum Flaw {
    NONE,
    /// Whatever stands there is written over.
    NO_CONDITION,
    /// The append is guarded by what is moved and by where it goes, not by what else was read.
    CONDITION_ON_THE_PARENT_ONLY,
    /// A refusal may rest on an older state: reads are eventually consistent, and are not confirmed.
    STALE_REFUSAL,
    /// A write whose reply was lost is sent again as if it were another.
    BLIND_RETRY;

    int mostGuarded() {
        return this == CONDITION_ON_THE_PARENT_ONLY ? 2 : Integer.MAX_VALUE;
    }

    boolean confirms() {
        return this != STALE_REFUSAL;
    }

    /// The client that decisions are made through.
    DynamoDbClient in(DynamoDbClient client) {
        return switch (this) {
            case NONE, CONDITION_ON_THE_PARENT_ONLY -> client;
            case NO_CONDITION ->
                new Changed(client) {
                    @Override
                    DynamoDbRequest request(DynamoDbRequest request) {
                        return withoutCondition(request);
                    }
                };
            case STALE_REFUSAL ->
                new Changed(client) {
                    @Override
                    DynamoDbRequest request(DynamoDbRequest request) {
                        return request instanceof QueryRequest query
                                ? query.toBuilder().consistentRead(false).build()
                                : request;
                    }
                };
            case BLIND_RETRY ->
                new Changed(client) {
                    @Override
                    DynamoDbRequest request(DynamoDbRequest request) {
                        return withoutToken(request);
                    }

                    @Override
                    DynamoDbResponse response(DynamoDbResponse response) {
                        return withOtherIds(response);
                    }
                };
        };
    }

    private static DynamoDbRequest withoutCondition(DynamoDbRequest request) {
        return switch (request) {
            case PutItemRequest put ->
                put.toBuilder()
                        .conditionExpression(null)
                        .expressionAttributeNames(null)
                        .build();
            case TransactWriteItemsRequest writing ->
                writing.toBuilder()
                        .transactItems(writing.transactItems().stream()
                                .flatMap(one -> Optional.ofNullable(one.put()).stream())
                                .map(put -> put.toBuilder()
                                        .conditionExpression(null)
                                        .expressionAttributeNames(null)
                                        .build())
                                .map((Put put) ->
                                        TransactWriteItem.builder().put(put).build())
                                .toList())
                        .build();
            default -> request;
        };
    }

    private static DynamoDbRequest withoutToken(DynamoDbRequest request) {
        return request instanceof TransactWriteItemsRequest writing
                ? writing.toBuilder()
                        .clientRequestToken(UUID.randomUUID().toString())
                        .build()
                : request;
    }

    /// So that no event is known again.
    private static DynamoDbResponse withOtherIds(DynamoDbResponse response) {
        if (!(response instanceof QueryResponse query)) {
            return response;
        }
        List<Map<String, AttributeValue>> items = query.items().stream()
                .map(item -> {
                    Map<String, AttributeValue> other = new HashMap<>(item);
                    other.computeIfPresent("eventId", (name, id) -> AttributeValue.fromS(id.s() + "?"));
                    return other;
                })
                .toList();
        return query.toBuilder().items(items).build();
    }

    private abstract static class Changed extends DynamoDbCalls {
        private final DynamoDbClient client;

        Changed(DynamoDbClient client) {
            this.client = client;
        }

        abstract DynamoDbRequest request(DynamoDbRequest request);

        DynamoDbResponse response(DynamoDbResponse response) {
            return response;
        }

        @Override
        protected DynamoDbResponse answer(DynamoDbRequest request) {
            return response(send(client, request(request)));
        }
    }
}
