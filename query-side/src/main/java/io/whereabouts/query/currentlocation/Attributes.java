package io.whereabouts.query.currentlocation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the attributes of an item, or of a map in one.
///
/// @param of whose they are, for whoever looks for what is wrong
record Attributes(Map<String, AttributeValue> values, String of) {
    /// @throws IllegalStateException if it is not there
    AttributeValue get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("an item of %s has no %s".formatted(of, name)));
    }

    Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String text(String name) {
        return get(name).s();
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    boolean is(String name) {
        return get(name).bool();
    }

    Optional<Attributes> map(String name) {
        return find(name).map(value -> new Attributes(value.m(), of));
    }

    static AttributeValue of(Object value) {
        return AttributeValue.fromS(value.toString());
    }
}
