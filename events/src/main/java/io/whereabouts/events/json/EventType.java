package io.whereabouts.events.json;

import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.EpcisCaptureFinished;
import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.ScannerRegistered;
import io.whereabouts.events.ScannerRevoked;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The stored names of the events: fixed for ever, whatever becomes of the Java names. The JSON Schema of a type is
/// the resource `schemas/<name>-<version>.json` beside the event records.
///
/// @param name local name: the `type` of a stored item and the `detail-type` on the bus
/// @param version of the payload's form; a new one is a new JSON Schema
public record EventType(String name, String version, Class<? extends DomainEvent> record) {
    private static final List<EventType> ALL = List.of(
            new EventType("PackageRegistered", "1", PackageRegistered.class),
            new EventType("PackageDescribed", "1", PackageDescribed.class),
            new EventType("TrackingStarted", "1", TrackingStarted.class),
            new EventType("TrackingStopped", "1", TrackingStopped.class),
            new EventType("PackageLost", "1", PackageLost.class),
            new EventType("PackageFound", "1", PackageFound.class),
            new EventType("PackageDelivered", "1", PackageDelivered.class),
            new EventType("PackageClosed", "1", PackageClosed.class),
            new EventType("PackageScanned", "1", PackageScanned.class),
            new EventType("PictureAdded", "1", PictureAdded.class),
            new EventType("Packed", "1", Packed.class),
            new EventType("Unpacked", "1", Unpacked.class),
            new EventType("PackingRetracted", "1", PackingRetracted.class),
            new EventType("ScanRetracted", "1", ScanRetracted.class),
            new EventType("ReadPointDefined", "1", ReadPointDefined.class),
            new EventType("ScannerRegistered", "1", ScannerRegistered.class),
            new EventType("ScannerRevoked", "1", ScannerRevoked.class),
            new EventType("EpcisEventCaptured", "1", EpcisEventCaptured.class),
            new EventType("EpcisCaptureFinished", "1", EpcisCaptureFinished.class));

    private static final Map<Class<? extends DomainEvent>, EventType> BY_RECORD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::record, type -> type));

    public static EventType[] all() {
        return ALL.toArray(EventType[]::new);
    }

    static EventType of(DomainEvent event) {
        return Objects.requireNonNull(BY_RECORD.get(event.getClass()), () -> event.getClass() + " has no stored name");
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
