package io.whereabouts.query.currentlocation;

import io.whereabouts.events.Decision;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.json.EventJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A package's life as attributes of its row. Events are kept as the contract's JSON, not number by number:
/// DynamoDB's numbers cannot hold every double.
final class LifeItem {
    static final String POSITION = "position";
    static final String EVENT = "event";
    static final String EVENT_ID = "eventId";
    private static final String REGISTRATION = "registration";
    private static final String DESCRIPTION = "description";
    private static final String TRACKING = "tracking";
    private static final String TRACKED = "tracked";
    private static final String STATUS = "status";

    private LifeItem() {}

    static Map<String, AttributeValue> attributes(Life life) {
        var attributes = new HashMap<String, AttributeValue>();
        life.registration().ifPresent(decided -> attributes.put(REGISTRATION, said(decided)));
        life.description().ifPresent(decided -> attributes.put(DESCRIPTION, said(decided)));
        life.tracking()
                .ifPresent(decided -> attributes.put(
                        TRACKING,
                        AttributeValue.fromM(Map.of(
                                POSITION, Attributes.of(decided.position()),
                                TRACKED, AttributeValue.fromBool(decided.value())))));
        life.status()
                .ifPresent(decided -> attributes.put(
                        STATUS,
                        AttributeValue.fromM(Map.of(
                                POSITION, Attributes.of(decided.position()),
                                STATUS, Attributes.of(decided.value().name())))));
        return attributes;
    }

    static Life of(Attributes row) {
        return new Life(
                said(row, REGISTRATION, PackageRegistered.class),
                said(row, DESCRIPTION, PackageDescribed.class),
                row.map(TRACKING).map(map -> new Decided<>(map.text(POSITION), map.is(TRACKED))),
                row.map(STATUS).map(map -> new Decided<>(map.text(POSITION), Status.valueOf(map.text(STATUS)))));
    }

    private static AttributeValue said(Decided<? extends Said<? extends Decision>> decided) {
        return AttributeValue.fromM(Map.of(
                POSITION, Attributes.of(decided.position()),
                EVENT_ID, Attributes.of(decided.value().eventId()),
                EVENT, Attributes.of(EventJson.payload(decided.value().event()))));
    }

    private static <E extends Decision> Optional<Decided<Said<E>>> said(Attributes row, String name, Class<E> type) {
        return row.map(name)
                .map(map -> new Decided<>(
                        map.text(POSITION),
                        new Said<>(
                                map.text(EVENT_ID),
                                type.cast(EventJson.event(type.getSimpleName(), map.text(EVENT))))));
    }
}
