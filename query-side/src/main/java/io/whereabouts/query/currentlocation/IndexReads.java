package io.whereabouts.query.currentlocation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Reads the indexes of the table `current-locations`.
record IndexReads(DynamoDbClient dynamoDb, String table) {
    /// All of one cell.
    Keys cell(Index index, String cell, Optional<String> after, int limit) {
        var query = query(index, cell, after, limit)
                .keyConditionExpression("#cell = :cell")
                .expressionAttributeNames(Map.of("#cell", index.partition))
                .expressionAttributeValues(Map.of(":cell", Attributes.of(cell)));
        var answer = dynamoDb.query(query.build());
        return keys(index, answer.items(), answer.lastEvaluatedKey());
    }

    /// A span of one cell, the ends included.
    Keys span(Index index, String cell, String from, String to, Optional<String> after, int limit) {
        var query = query(index, cell, after, limit)
                .keyConditionExpression("#cell = :cell AND #key BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#cell", index.partition, "#key", index.sort))
                .expressionAttributeValues(
                        Map.of(":cell", Attributes.of(cell), ":from", Attributes.of(from), ":to", Attributes.of(to)));
        var answer = dynamoDb.query(query.build());
        return keys(index, answer.items(), answer.lastEvaluatedKey());
    }

    /// All of an index.
    Keys all(Index index, Optional<Entry> after, int limit) {
        var scan = ScanRequest.builder().tableName(table).indexName(index.label).limit(limit);
        after.ifPresent(entry -> scan.exclusiveStartKey(start(index, entry)));
        var answer = dynamoDb.scan(scan.build());
        return keys(index, answer.items(), answer.lastEvaluatedKey());
    }

    private QueryRequest.Builder query(Index index, String cell, Optional<String> after, int limit) {
        var query =
                QueryRequest.builder().tableName(table).indexName(index.label).limit(limit);
        after.ifPresent(key -> query.exclusiveStartKey(start(index, new Entry(cell, key))));
        return query;
    }

    private static Map<String, AttributeValue> start(Index index, Entry entry) {
        var key = new HashMap<String, AttributeValue>();
        key.put(index.partition, Attributes.of(entry.cell()));
        key.put(index.sort, Attributes.of(entry.key()));
        if (index == Index.BY_PLACE) {
            key.put(RowItem.PACKAGE, Attributes.of(Place.packageOf(entry.key())));
        }
        return key;
    }

    private static Keys keys(
            Index index, List<Map<String, AttributeValue>> items, Map<String, AttributeValue> lastEvaluated) {
        return new Keys(
                items.stream().map(item -> entry(index, item)).toList(),
                Optional.of(lastEvaluated).filter(last -> !last.isEmpty()).map(last -> entry(index, last)));
    }

    private static Entry entry(Index index, Map<String, AttributeValue> item) {
        var attributes = new Attributes(item, index.label);
        return new Entry(attributes.text(index.partition), attributes.text(index.sort));
    }
}
