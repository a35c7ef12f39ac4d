package io.whereabouts.events.json;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The stored names of the events: fixed for ever, whatever becomes of the Java names. The JSON Schema of a type is
/// the resource `schemas/<name>-<version>.json` beside the event records.
///
/// @param name local name: the `type` of a stored item and the `detail-type` on the bus
/// @param version of the payload's form; a new one is a new JSON Schema
public record EventType(String name, String version, Class<? extends PackageEvent> record) {
    private static final EventType PACKAGE_REGISTERED =
            new EventType("PackageRegistered", "1", PackageRegistered.class);
    private static final EventType TRACKING_STARTED = new EventType("TrackingStarted", "1", TrackingStarted.class);
    private static final EventType TRACKING_STOPPED = new EventType("TrackingStopped", "1", TrackingStopped.class);
    private static final EventType PACKAGE_SCANNED = new EventType("PackageScanned", "1", PackageScanned.class);

    private static final List<EventType> ALL =
            List.of(PACKAGE_REGISTERED, TRACKING_STARTED, TRACKING_STOPPED, PACKAGE_SCANNED);

    public static EventType[] all() {
        return ALL.toArray(EventType[]::new);
    }

    static EventType of(PackageEvent event) {
        return switch (event) {
            case PackageRegistered unused -> PACKAGE_REGISTERED;
            case TrackingStarted unused -> TRACKING_STARTED;
            case TrackingStopped unused -> TRACKING_STOPPED;
            case PackageScanned unused -> PACKAGE_SCANNED;
        };
    }

    static EventType named(String name, String version) {
        return ALL.stream()
                .filter(type -> type.name().equals(name) && type.version().equals(version))
                .findFirst()
                .orElseThrow(() -> unknown("'" + name + "' version '" + version + "'"));
    }

    static EventType named(String name) {
        return ALL.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown("'" + name + "'"));
    }

    private static IllegalArgumentException unknown(String what) {
        var known = Arrays.stream(all())
                .map(type -> type.name() + " " + type.version())
                .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "no event is called %s here; this code knows %s; deploy code that knows it, then redrive"
                        .formatted(what, known));
    }
}
