package io.whereabouts.eventstore.memory;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/// A client whose operations all go through one method: what answers them, or stands before something that does.
public abstract class DynamoDbCalls extends UnofferedOperations {
    /// @return of the type that belongs to the request's
    protected abstract DynamoDbResponse answer(DynamoDbRequest request);

    /// Sends a request to another client.
    protected static DynamoDbResponse send(DynamoDbClient client, DynamoDbRequest request) {
        return switch (request) {
            case BatchGetItemRequest r -> client.batchGetItem(r);
            case BatchWriteItemRequest r -> client.batchWriteItem(r);
            case CreateTableRequest r -> client.createTable(r);
            case DeleteItemRequest r -> client.deleteItem(r);
            case DeleteTableRequest r -> client.deleteTable(r);
            case DescribeTableRequest r -> client.describeTable(r);
            case GetItemRequest r -> client.getItem(r);
            case PutItemRequest r -> client.putItem(r);
            case QueryRequest r -> client.query(r);
            case ScanRequest r -> client.scan(r);
            case TransactGetItemsRequest r -> client.transactGetItems(r);
            case TransactWriteItemsRequest r -> client.transactWriteItems(r);
            default -> throw notOffered(request.getClass().getSimpleName());
        };
    }

    @Override
    public final BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return (BatchGetItemResponse) answer(request);
    }

    @Override
    public final BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return (BatchWriteItemResponse) answer(request);
    }

    @Override
    public final CreateTableResponse createTable(CreateTableRequest request) {
        return (CreateTableResponse) answer(request);
    }

    @Override
    public final DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return (DeleteItemResponse) answer(request);
    }

    @Override
    public final DeleteTableResponse deleteTable(DeleteTableRequest request) {
        return (DeleteTableResponse) answer(request);
    }

    @Override
    public final DescribeTableResponse describeTable(DescribeTableRequest request) {
        return (DescribeTableResponse) answer(request);
    }

    @Override
    public final GetItemResponse getItem(GetItemRequest request) {
        return (GetItemResponse) answer(request);
    }

    @Override
    public final PutItemResponse putItem(PutItemRequest request) {
        return (PutItemResponse) answer(request);
    }

    @Override
    public final QueryResponse query(QueryRequest request) {
        return (QueryResponse) answer(request);
    }

    @Override
    public final ScanResponse scan(ScanRequest request) {
        return (ScanResponse) answer(request);
    }

    @Override
    public final TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        return (TransactGetItemsResponse) answer(request);
    }

    @Override
    public final TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return (TransactWriteItemsResponse) answer(request);
    }

    @Override
    public final DynamoDbWaiter waiter() {
        return DynamoDbWaiter.builder().client(this).build();
    }

    @Override
    public final String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
