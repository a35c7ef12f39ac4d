package io.whereabouts.query.currentlocation;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a row says of its contents, as an attribute of it. Absent is what is not known: whoever writes rows whole and
/// has not heard of it leaves it out.
final class HoldsItem {
    private static final String HOLDS = "holds";

    private HoldsItem() {}

    static Map<String, AttributeValue> attributes(Holds holds) {
        return switch (holds) {
            case UNKNOWN -> Map.of();
            case NOTHING -> Map.of(HOLDS, AttributeValue.fromBool(false));
            case SOMETHING -> Map.of(HOLDS, AttributeValue.fromBool(true));
        };
    }

    static Holds of(Attributes row) {
        return row.find(HOLDS)
                .map(value -> value.bool() ? Holds.SOMETHING : Holds.NOTHING)
                .orElse(Holds.UNKNOWN);
    }
}
