package io.whereabouts.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.local.monitor.Place;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// DynamoDB and its streams.
///
/// A transaction needs the actions of its parts, none of its own. An index has an ARN of its own.
record DynamoDbActions(Place place) implements Actions {
    private static final Set<String> ON_TABLE =
            Set.of("DeleteItem", "DescribeTable", "DescribeTimeToLive", "GetItem", "PutItem", "UpdateItem");
    private static final Set<String> ON_TABLE_OR_INDEX = Set.of("Query", "Scan");
    private static final Set<String> ON_TABLES = Set.of("BatchGetItem", "BatchWriteItem");
    private static final Map<String, String> PARTS = Map.of(
            "ConditionCheck", "ConditionCheckItem",
            "Delete", "DeleteItem",
            "Get", "GetItem",
            "Put", "PutItem",
            "Update", "UpdateItem");
    private static final Set<String> ON_STREAM = Set.of("DescribeStream", "GetShardIterator");
    private static final Pattern STREAM = Pattern.compile("table/([^/]+)/stream/");

    @Override
    public List<Access> of(Call call) {
        var operation = call.operation();
        var body = call.json();
        if (ON_TABLE.contains(operation)) {
            return List.of(on(operation, table(body.path("TableName").asText())));
        }
        if (ON_TABLE_OR_INDEX.contains(operation)) {
            var index = body.hasNonNull("IndexName")
                    ? "/index/" + body.path("IndexName").asText()
                    : "";
            return List.of(on(operation, table(body.path("TableName").asText()) + index));
        }
        if (ON_TABLES.contains(operation)) {
            return body.path("RequestItems").properties().stream()
                    .map(table -> on(operation, table(table.getKey())))
                    .toList();
        }
        if (operation.equals("TransactWriteItems") || operation.equals("TransactGetItems")) {
            return body.path("TransactItems")
                    .valueStream()
                    .flatMap(this::part)
                    .distinct()
                    .toList();
        }
        if (ON_STREAM.contains(operation)) {
            return List.of(on(operation, stream(body.path("StreamArn").asText())));
        }
        return switch (operation) {
            case "ListStreams" ->
                List.of(on(operation, table(body.path("TableName").asText("*")) + "/stream/local"));
            case "GetRecords" ->
                List.of(on(operation, stream(opened(body.path("ShardIterator").asText()))));
            default -> throw new UnknownOperation("DynamoDB's " + operation);
        };
    }

    private Stream<Access> part(JsonNode item) {
        return item.properties().stream().map(part -> {
            var action = PARTS.get(part.getKey());
            if (action == null) {
                throw new UnknownOperation("DynamoDB's transaction with " + part.getKey());
            }
            return on(action, table(part.getValue().path("TableName").asText()));
        });
    }

    private static Access on(String operation, String resource) {
        return Access.to("dynamodb:" + operation, resource);
    }

    private String table(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : place.arn("dynamodb", "table/" + nameOrArn);
    }

    /// DynamoDB Local gives a stream's ARN another Region and label than the program was told.
    private String stream(String text) {
        var name = STREAM.matcher(text);
        if (!name.find()) {
            throw new UnknownOperation("DynamoDB's reading of the stream " + text);
        }
        return table(name.group(1)) + "/stream/local";
    }

    /// What DynamoDB Local writes into an iterator.
    private static String opened(String iterator) {
        var last = iterator.substring(iterator.lastIndexOf('|') + 1);
        try {
            return iterator + new String(Base64.getDecoder().decode(last), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return iterator;
        }
    }
}
