package io.whereabouts.benchmarks.volumes;

import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the event store would hold of a package: it was registered, seen, and perhaps put on a pallet.
final class Lives {
    private static final Instant REGISTERED = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant SEEN = REGISTERED.plusSeconds(60);
    private static final Instant PACKED = SEEN.plusSeconds(60);

    private Lives() {}

    static List<RecordedEvent> of(Parcel parcel) {
        var events = new ArrayList<RecordedEvent>();
        events.add(recorded(registered(parcel.id()), REGISTERED, "life=", "d#000000000000"));
        var scan = new ScanId(
                new ScannerId("gate-7"),
                new SessionId("0"),
                Long.parseLong(parcel.id().canonical().substring(9, 19)));
        events.add(recorded(
                new PackageScanned(parcel.id(), scan, parcel.seen(), Optional.empty(), Optional.empty(), SEEN),
                SEEN,
                "item=",
                "o#" + scan));
        parcel.pallet()
                .ifPresent(pallet -> events.add(recorded(
                        new Packed(
                                parcel.id(), pallet, Optional.of(Packing.in(pallet, PACKED, PACKED)), PACKED, PACKED),
                        PACKED,
                        "item=",
                        "d#000000000000")));
        return events;
    }

    private static PackageRegistered registered(PackageId id) {
        return new PackageRegistered(
                id,
                true,
                Optional.of(new Text("Adria Shipping")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                REGISTERED,
                REGISTERED);
    }

    private static RecordedEvent recorded(DomainEvent event, Instant at, String tag, String position) {
        var place = new TagPosition(tag + event.subject(), position);
        var name = UUID.nameUUIDFromBytes((place.tag() + place.position()).getBytes(StandardCharsets.UTF_8));
        return new RecordedEvent(name.toString(), at, "gate-7", "benchmark", "benchmark", List.of(place), event);
    }
}
