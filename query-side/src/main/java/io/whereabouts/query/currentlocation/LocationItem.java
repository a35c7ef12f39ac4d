package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packing;
import io.whereabouts.events.json.EventJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row as an item of the table.
///
/// Events are kept as the contract's JSON, not number by number: DynamoDB's numbers cannot hold every double.
/// A slot is a map, so that a later version can mark one without touching the others.
///
/// @param rowVersion counts the writes; a write holds only if nobody wrote in between
record LocationItem(CurrentLocation location, long rowVersion) {
    static final String PACKAGE = "package";
    static final String ROW_VERSION = "rowVersion";
    static final String PLACE = "place";
    static final String SPOT = "spot";
    private static final String REGISTRATION = "registration";
    private static final String TRACKING = "tracking";
    private static final String TRACKED = "tracked";
    private static final String DESCRIPTION = "description";
    private static final String STATUS = "status";
    private static final String PACKING = "packing";
    private static final String CONTAINER = "container";
    private static final String SINCE = "since";
    private static final String HAPPENED_AT = "happenedAt";
    private static final String SLOTS = "slots";
    private static final String CUT = "cut";
    private static final String AS_OF = "asOf";
    private static final String POSITION = "position";
    private static final String EVENT = "event";
    private static final String EVENT_ID = "eventId";
    private static final String EFFECTIVE_AT = "effectiveAt";
    private static final String RECORDED_AT = "recordedAt";

    static Map<String, AttributeValue> key(PackageId packageId) {
        return Map.of(PACKAGE, text(packageId.canonical()));
    }

    Map<String, AttributeValue> attributes() {
        var item = new HashMap<>(key(location.packageId()));
        item.put(ROW_VERSION, AttributeValue.fromN(Long.toString(rowVersion)));
        location.registration()
                .ifPresent(registration -> item.put(
                        REGISTRATION,
                        AttributeValue.fromM(Map.of(
                                POSITION, text(registration.position()),
                                EVENT_ID, text(registration.value().eventId()),
                                EVENT,
                                        text(EventJson.payload(
                                                registration.value().event()))))));
        location.tracking()
                .ifPresent(tracking -> item.put(
                        TRACKING,
                        AttributeValue.fromM(Map.of(
                                POSITION, text(tracking.position()),
                                TRACKED, AttributeValue.fromBool(tracking.value())))));
        location.description()
                .ifPresent(description -> item.put(
                        DESCRIPTION,
                        AttributeValue.fromM(Map.of(
                                POSITION, text(description.position()),
                                EVENT_ID, text(description.value().eventId()),
                                EVENT,
                                        text(EventJson.payload(
                                                description.value().event()))))));
        location.status()
                .ifPresent(status -> item.put(
                        STATUS,
                        AttributeValue.fromM(Map.of(
                                POSITION, text(status.position()),
                                STATUS, text(status.value().name())))));
        location.packing().ifPresent(packing -> item.put(PACKING, packing(packing)));
        item.put(
                SLOTS,
                AttributeValue.fromL(
                        location.slots().stream().map(LocationItem::attribute).toList()));
        item.put(CUT, AttributeValue.fromBool(location.cut()));
        item.put(AS_OF, text(location.asOf().toString()));
        location.place().ifPresent(place -> {
            item.put(PLACE, text(place.cell()));
            item.put(SPOT, text(place.spot(location.packageId())));
        });
        return Map.copyOf(item);
    }

    static LocationItem of(Map<String, AttributeValue> item) {
        return new LocationItem(
                new CurrentLocation(
                        PackageId.parse(attribute(item, PACKAGE).s()),
                        Optional.ofNullable(item.get(REGISTRATION))
                                .map(AttributeValue::m)
                                .map(LocationItem::registration),
                        Optional.ofNullable(item.get(DESCRIPTION))
                                .map(AttributeValue::m)
                                .map(LocationItem::description),
                        Optional.ofNullable(item.get(TRACKING))
                                .map(AttributeValue::m)
                                .map(LocationItem::tracking),
                        Optional.ofNullable(item.get(STATUS))
                                .map(AttributeValue::m)
                                .map(LocationItem::status),
                        Optional.ofNullable(item.get(PACKING))
                                .map(AttributeValue::m)
                                .map(LocationItem::packing),
                        attribute(item, SLOTS).l().stream()
                                .map(AttributeValue::m)
                                .map(LocationItem::slot)
                                .toList(),
                        attribute(item, CUT).bool(),
                        Instant.parse(attribute(item, AS_OF).s())),
                Long.parseLong(attribute(item, ROW_VERSION).n()));
    }

    private static AttributeValue attribute(Slot slot) {
        return AttributeValue.fromM(Map.of(
                EVENT_ID, text(slot.eventId()),
                EFFECTIVE_AT, text(slot.effectiveAt().toString()),
                RECORDED_AT, text(slot.recordedAt().toString()),
                EVENT, text(EventJson.payload(slot.scan()))));
    }

    private static Slot slot(Map<String, AttributeValue> map) {
        return new Slot(
                Instant.parse(attribute(map, EFFECTIVE_AT).s()),
                Instant.parse(attribute(map, RECORDED_AT).s()),
                attribute(map, EVENT_ID).s(),
                (PackageScanned)
                        EventJson.event("PackageScanned", attribute(map, EVENT).s()));
    }

    private static Decided<Said<PackageRegistered>> registration(Map<String, AttributeValue> map) {
        return decided(map, new Said<>(attribute(map, EVENT_ID).s(), (PackageRegistered)
                EventJson.event("PackageRegistered", attribute(map, EVENT).s())));
    }

    private static Decided<Said<PackageDescribed>> description(Map<String, AttributeValue> map) {
        return decided(map, new Said<>(attribute(map, EVENT_ID).s(), (PackageDescribed)
                EventJson.event("PackageDescribed", attribute(map, EVENT).s())));
    }

    private static Decided<Boolean> tracking(Map<String, AttributeValue> map) {
        return decided(map, attribute(map, TRACKED).bool());
    }

    private static Decided<Status> status(Map<String, AttributeValue> map) {
        return decided(map, Status.valueOf(attribute(map, STATUS).s()));
    }

    private static <T> Decided<T> decided(Map<String, AttributeValue> map, T value) {
        return new Decided<>(attribute(map, POSITION).s(), value);
    }

    private static AttributeValue packing(Decided<Optional<Packing>> decided) {
        var map = new HashMap<String, AttributeValue>();
        map.put(POSITION, text(decided.position()));
        decided.value().ifPresent(packing -> {
            packing.container().ifPresent(container -> map.put(CONTAINER, text(container.canonical())));
            map.put(SINCE, text(packing.since().toString()));
            map.put(HAPPENED_AT, text(packing.happenedAt().toString()));
        });
        return AttributeValue.fromM(map);
    }

    private static Decided<Optional<Packing>> packing(Map<String, AttributeValue> map) {
        return decided(
                map,
                Optional.ofNullable(map.get(SINCE))
                        .map(since -> new Packing(
                                Optional.ofNullable(map.get(CONTAINER))
                                        .map(container -> PackageId.parse(container.s())),
                                Instant.parse(since.s()),
                                Instant.parse(attribute(map, HAPPENED_AT).s()))));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue attribute(Map<String, AttributeValue> map, String name) {
        return Optional.ofNullable(map.get(name))
                .orElseThrow(() -> new IllegalStateException("an item of current-locations has no " + name));
    }
}
