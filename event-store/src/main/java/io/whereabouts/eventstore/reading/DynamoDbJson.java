package io.whereabouts.eventstore.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// DynamoDB's JSON, in which each value names its type: `{"tag": {"S": "…"}}`.
final class DynamoDbJson {
    private DynamoDbJson() {}

    /// @throws IllegalArgumentException if it is other JSON
    static Map<String, AttributeValue> item(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("an item is an object, not " + node.getNodeType());
        }
        var item = new HashMap<String, AttributeValue>();
        node.properties().forEach(attribute -> item.put(attribute.getKey(), value(attribute.getValue())));
        return item;
    }

    private static AttributeValue value(JsonNode node) {
        if (node.size() != 1) {
            throw new IllegalArgumentException("a value names exactly one type, not %d".formatted(node.size()));
        }
        var typed = node.properties().iterator().next();
        var value = typed.getValue();
        return switch (typed.getKey()) {
            case "S" -> AttributeValue.fromS(value.asText());
            case "N" -> AttributeValue.fromN(value.asText());
            case "B" -> AttributeValue.fromB(bytes(value));
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "NULL" -> AttributeValue.fromNul(value.asBoolean());
            case "M" -> AttributeValue.fromM(item(value));
            case "L" -> AttributeValue.fromL(each(value, DynamoDbJson::value));
            case "SS" -> AttributeValue.fromSs(each(value, JsonNode::asText));
            case "NS" -> AttributeValue.fromNs(each(value, JsonNode::asText));
            case "BS" -> AttributeValue.fromBs(each(value, DynamoDbJson::bytes));
            default -> throw new IllegalArgumentException("DynamoDB has no type '%s'".formatted(typed.getKey()));
        };
    }

    private static SdkBytes bytes(JsonNode base64) {
        return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64.asText()));
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> one) {
        var values = new ArrayList<T>();
        array.forEach(node -> values.add(one.apply(node)));
        return values;
    }
}
