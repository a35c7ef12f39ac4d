package io.whereabouts.query.drift;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Finds items of a table behind a key that is not there. A Scan goes along the hashes of the partition keys,
/// which have nothing to do with what is in the items: so neighbours are as good as a sample of others, and each
/// partition is as likely as the gaps between its predecessors are wide. Of one item alone that would be one gap,
/// always the same.
public record RandomItems(DynamoDbClient dynamoDb, String table) {
    static final int MOST = 10;

    /// @param key any values for all attributes of the table's key
    /// @return the next ones; after the last of the table the first
    public List<Map<String, AttributeValue>> after(Map<String, AttributeValue> key) {
        var page = dynamoDb.scan(scan(MOST).exclusiveStartKey(key).build());
        var left = MOST - page.items().size();
        return page.hasLastEvaluatedKey() || left == 0
                ? page.items()
                : Stream.concat(page.items().stream(), dynamoDb.scan(scan(left).build()).items().stream())
                        .toList();
    }

    private ScanRequest.Builder scan(int limit) {
        return ScanRequest.builder().tableName(table).limit(limit);
    }
}
