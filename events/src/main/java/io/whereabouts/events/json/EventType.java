package io.whereabouts.events.json;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The stored names of the events: fixed for ever, whatever becomes of the Java names.
///
/// @param name local name: the `type` of a stored item and the `detail-type` on the bus
/// @param version of the payload's form; a new one is a new JSON Schema
public record EventType(String name, String version, Class<? extends PackageEvent> record) {
    private static final EventType[] ALL = {
        new EventType("PackageRegistered", "1", PackageRegistered.class),
        new EventType("TrackingStarted", "1", TrackingStarted.class),
        new EventType("TrackingStopped", "1", TrackingStopped.class),
        new EventType("PackageScanned", "1", PackageScanned.class),
    };

    public static EventType[] all() {
        return ALL.clone();
    }

    static EventType of(PackageEvent event) {
        return Arrays.stream(ALL)
                .filter(type -> type.record() == event.getClass())
                .findFirst()
                .orElseThrow();
    }

    static EventType named(String name) {
        return Arrays.stream(ALL)
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event is called '%s'; the contract has %s"
                        .formatted(name, Arrays.stream(ALL).map(EventType::name).collect(Collectors.joining(", ")))));
    }
}
