package io.whereabouts.eventstore.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/// The keys of a table, and what a key and an item may be.
record Schema(Attribute partition, Optional<Attribute> sort) {
    private static final int LARGEST_ITEM = 400 * 1024;

    /// @param type `S`, `N` or `B`
    /// @param most bytes
    record Attribute(String name, String type, int most) {}

    static Schema of(CreateTableRequest table) {
        return new Schema(
                attribute(table, KeyType.HASH, 2_048)
                        .orElseThrow(() -> Failures.invalid("No Hash Key specified in schema")),
                attribute(table, KeyType.RANGE, 1_024));
    }

    private static Optional<Attribute> attribute(CreateTableRequest table, KeyType kind, int most) {
        return table.keySchema().stream()
                .filter(key -> key.keyType() == kind)
                .findFirst()
                .map(key -> new Attribute(
                        key.attributeName(),
                        table.attributeDefinitions().stream()
                                .filter(attribute -> attribute.attributeName().equals(key.attributeName()))
                                .findFirst()
                                .orElseThrow(
                                        () -> Failures.invalid(
                                                "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions"))
                                .attributeTypeAsString(),
                        most));
    }

    List<Attribute> attributes() {
        return Stream.concat(Stream.of(partition), sort.stream()).toList();
    }

    /// The key of an item that is to be stored.
    Key keyOfItem(Map<String, AttributeValue> item) {
        for (var attribute : attributes()) {
            var value = Optional.ofNullable(item.get(attribute.name()))
                    .orElseThrow(() ->
                            Failures.invalid("One or more parameter values were invalid: Missing the key %s in the item"
                                    .formatted(attribute.name())));
            if (!value.type().name().equals(attribute.type())) {
                throw Failures.invalid(
                        "One or more parameter values were invalid: Type mismatch for key %s expected: %s actual: %s"
                                .formatted(attribute.name(), attribute.type(), value.type()));
            }
            verify(attribute, value);
        }
        if (Values.size(item) > LARGEST_ITEM) {
            throw Failures.invalid("Item size has exceeded the maximum allowed size");
        }
        return key(item);
    }

    /// The key that a request names.
    Key keyOf(Map<String, AttributeValue> key) {
        if (key.size() != attributes().size()
                || !attributes().stream()
                        .allMatch(attribute -> Optional.ofNullable(key.get(attribute.name()))
                                .filter(value -> value.type().name().equals(attribute.type()))
                                .isPresent())) {
            throw Failures.invalid("The provided key element does not match the schema");
        }
        attributes().forEach(attribute -> verify(attribute, value(key, attribute)));
        return key(key);
    }

    /// A key as requests and replies name it.
    Map<String, AttributeValue> attributes(Key key) {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        attributes.put(partition.name(), key.partition());
        sort.ifPresent(attribute -> key.sort().ifPresent(value -> attributes.put(attribute.name(), value)));
        return attributes;
    }

    private Key key(Map<String, AttributeValue> item) {
        return Key.of(value(item, partition), sort.map(attribute -> value(item, attribute)));
    }

    private static AttributeValue value(Map<String, AttributeValue> item, Attribute attribute) {
        return Values.stored(Optional.ofNullable(item.get(attribute.name())).orElseThrow());
    }

    private void verify(Attribute attribute, AttributeValue value) {
        if (Values.size(value) == 0) {
            throw Failures.invalid(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty %s value. Key: %s"
                            .formatted(attribute.type().equals("B") ? "binary" : "string", attribute.name()));
        }
        if (Values.size(value) > attribute.most()) {
            throw Failures.invalid(
                    attribute.equals(partition)
                            ? "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"
                            : "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }
}
