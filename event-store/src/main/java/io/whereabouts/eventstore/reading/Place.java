package io.whereabouts.eventstore.reading;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The key of an item in the events table.
public record Place(String tag, String position) {
    static final String TAG = "tag";
    static final String POSITION = "position";

    Map<String, AttributeValue> key() {
        return Map.of(TAG, fromS(tag), POSITION, fromS(position));
    }

    static Place of(Map<String, AttributeValue> item) {
        var tag = item.get(TAG);
        var position = item.get(POSITION);
        if (tag == null || tag.s() == null || position == null || position.s() == null) {
            throw new IllegalArgumentException(
                    "an item with the attributes %s has no text 'tag' and 'position', so it is not of an events table"
                            .formatted(item.keySet()));
        }
        return new Place(tag.s(), position.s());
    }

    @Override
    public String toString() {
        return tag + " " + position;
    }
}
