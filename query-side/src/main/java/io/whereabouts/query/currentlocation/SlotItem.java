package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.json.EventJson;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A slot, or the scan beside the slots, as a map in its row.
final class SlotItem {
    private static final String EFFECTIVE_AT = "effectiveAt";
    private static final String RECORDED_AT = "recordedAt";
    private static final String STANDING = "standing";

    private SlotItem() {}

    static AttributeValue attribute(Slot slot) {
        var map = new HashMap<>(key(slot.key()));
        slot.scan().ifPresent(scan -> map.put(LifeItem.EVENT, Attributes.of(EventJson.payload(scan))));
        slot.standing()
                .ifPresent(decided -> map.put(
                        STANDING,
                        AttributeValue.fromM(Map.of(
                                LifeItem.POSITION,
                                Attributes.of(decided.position()),
                                STANDING,
                                AttributeValue.fromBool(decided.value())))));
        return AttributeValue.fromM(map);
    }

    static Slot slot(Attributes map) {
        return new Slot(
                key(map),
                map.find(LifeItem.EVENT).map(event -> scan(event.s())),
                map.map(STANDING).map(decided -> new Decided<>(decided.text(LifeItem.POSITION), decided.is(STANDING))));
    }

    static AttributeValue attribute(Sighting sighting) {
        var map = new HashMap<>(key(sighting.key()));
        map.put(LifeItem.EVENT, Attributes.of(EventJson.payload(sighting.scan())));
        return AttributeValue.fromM(map);
    }

    static Sighting sighting(Attributes map) {
        return new Sighting(key(map), scan(map.text(LifeItem.EVENT)));
    }

    private static Map<String, AttributeValue> key(ScanKey key) {
        return Map.of(
                LifeItem.EVENT_ID,
                Attributes.of(key.eventId()),
                EFFECTIVE_AT,
                Attributes.of(key.effectiveAt()),
                RECORDED_AT,
                Attributes.of(key.recordedAt()));
    }

    private static ScanKey key(Attributes map) {
        return new ScanKey(map.instant(EFFECTIVE_AT), map.instant(RECORDED_AT), map.text(LifeItem.EVENT_ID));
    }

    private static PackageScanned scan(String payload) {
        return (PackageScanned) EventJson.event("PackageScanned", payload);
    }
}
