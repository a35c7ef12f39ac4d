package io.whereabouts.eventstore.memory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/// All tables. What is done while it is locked is done at once; operations lock it for
/// one item at a time.
final class Storage {
    private final Map<String, Table> tables = new TreeMap<>();

    synchronized CreateTableResponse create(CreateTableRequest request) {
        if (request.hasGlobalSecondaryIndexes() || request.hasLocalSecondaryIndexes()) {
            throw UnofferedOperations.notOffered("indexes");
        }
        if (request.streamSpecification() != null
                && request.streamSpecification().streamEnabled()) {
            throw UnofferedOperations.notOffered("streams");
        }
        if (tables.containsKey(request.tableName())) {
            throw Failures.tableExists(request.tableName());
        }
        var table = new Table(request);
        tables.put(table.name, table);
        return CreateTableResponse.builder()
                .tableDescription(description(table))
                .build();
    }

    synchronized DescribeTableResponse describe(DescribeTableRequest request) {
        return DescribeTableResponse.builder()
                .table(description(table(request.tableName())))
                .build();
    }

    synchronized DeleteTableResponse delete(DeleteTableRequest request) {
        var table = table(request.tableName());
        tables.remove(table.name);
        return DeleteTableResponse.builder()
                .tableDescription(description(table))
                .build();
    }

    synchronized Table table(String name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow(Failures::noSuchTable);
    }

    private static TableDescription description(Table table) {
        return TableDescription.builder()
                .tableName(table.name)
                .tableArn("arn:aws:dynamodb:eu-central-1:000000000000:table/" + table.name)
                .tableStatus(TableStatus.ACTIVE)
                .keySchema(table.made.keySchema())
                .attributeDefinitions(table.made.attributeDefinitions())
                .itemCount((long) table.size())
                .build();
    }
}
