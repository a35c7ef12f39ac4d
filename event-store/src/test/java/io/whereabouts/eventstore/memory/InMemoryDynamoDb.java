package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.memory.Schedule.Point;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// A DynamoDB client whose tables are in this object, for tests: no process, no port, no time lost. It does what
/// DynamoDB is documented to do with conditions, transactions, pages, limits and capacity, and with isolation: an
/// operation on one item, and a transaction, happens at once; what reads several items reads each by itself.
///
/// Several threads may use it. Indexes, streams, updates, tags, backups and reserved words are not offered; asking
/// for them fails by name, but for reserved words, which are taken as they come.
public final class InMemoryDynamoDb extends DynamoDbCalls {
    private final Schedule schedule;
    private final Storage storage = new Storage();
    private final Writes writes;
    private final Reads reads;
    private final Pages pages;
    private final Transactions transactions;

    public InMemoryDynamoDb() {
        this(Schedule.none(), Clock.systemUTC());
    }

    /// @param clock says how long tokens of transactions are remembered
    public InMemoryDynamoDb(Schedule schedule, Clock clock) {
        this.schedule = schedule;
        this.writes = new Writes(storage, schedule);
        this.reads = new Reads(storage, schedule);
        this.pages = new Pages(storage, schedule);
        this.transactions = new Transactions(storage, schedule, clock);
    }

    @Override
    protected DynamoDbResponse answer(DynamoDbRequest request) {
        schedule.reached(Point.ARRIVED, request);
        try {
            return answered(request);
        } finally {
            schedule.reached(Point.DONE, request);
        }
    }

    private DynamoDbResponse answered(DynamoDbRequest request) {
        return switch (request) {
            case PutItemRequest put -> writes.put(put);
            case DeleteItemRequest delete -> writes.delete(delete);
            case BatchWriteItemRequest batch -> writes.batch(batch);
            case GetItemRequest get -> reads.get(get);
            case BatchGetItemRequest batch -> reads.batch(batch);
            case TransactGetItemsRequest gets -> reads.transaction(gets);
            case QueryRequest query -> pages.query(query);
            case ScanRequest scan -> pages.scan(scan);
            case TransactWriteItemsRequest writing -> transactions.write(writing);
            case CreateTableRequest table -> storage.create(table);
            case DescribeTableRequest table -> storage.describe(table);
            case DeleteTableRequest table -> storage.delete(table);
            default -> throw notOffered(request.getClass().getSimpleName());
        };
    }
}
