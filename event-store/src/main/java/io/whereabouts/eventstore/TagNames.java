package io.whereabouts.eventstore;

import java.nio.charset.StandardCharsets;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.eventstreaming.Tag;

/// A tag as a partition key: `key=value`.
final class TagNames {
    private static final int LONGEST = 2_048; // bytes of a DynamoDB partition key

    private TagNames() {}

    static String of(Tag tag) {
        var name = tag.key() + "=" + tag.value();
        if (tag.key().contains("=")) {
            throw new EventStoreException(
                    "the key of a tag must not contain '=', as that of '%s' does".formatted(name));
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new EventStoreException(
                    "tag '%s…' is longer than %d bytes, the most that a DynamoDB partition key has"
                            .formatted(name.substring(0, 60), LONGEST));
        }
        return name;
    }

    static Tag parse(String name) {
        var separator = name.indexOf('=');
        return new Tag(name.substring(0, separator), name.substring(separator + 1));
    }
}
