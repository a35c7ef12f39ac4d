package io.whereabouts.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The size of an item as DynamoDB counts it ("DynamoDB item sizes and formats" in its developer guide).
final class ItemSize {
    private static final int OF_A_CONTAINER = 3;
    private static final int OF_AN_ELEMENT = 1;

    private ItemSize() {}

    static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> of(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        if (value.s() != null) {
            return of(value.s());
        }
        if (value.n() != null) {
            return 1 + Math.ceilDiv(value.n().length(), 2);
        }
        if (value.hasL()) {
            return OF_A_CONTAINER
                    + value.l().stream().mapToInt(e -> OF_AN_ELEMENT + of(e)).sum();
        }
        if (value.hasM()) {
            return OF_A_CONTAINER + OF_AN_ELEMENT * value.m().size() + of(value.m());
        }
        return 1; // of a Boolean; the store writes no other kind
    }

    private static int of(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
