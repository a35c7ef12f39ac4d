package io.whereabouts.events.json;

import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Content;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.Gtin;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Text;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One event of each type, with all that it can hold.
final class Samples {
    private static final PackageId PACKAGE = PackageId.parse("00106141412345678908");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");

    private Samples() {}

    static List<RecordedEvent> all() {
        return List.of(
                decided(new PackageRegistered(
                        PACKAGE,
                        true,
                        Optional.of(new Text("ACME GmbH")),
                        Optional.of(new Text("PO 4711")),
                        Optional.of(new Text("monitors for the 3rd floor 😀")),
                        List.of(new Content(
                                Optional.of(Gtin.parse("10614141123459")), Optional.of(new Text("27\" monitor")), 2)),
                        TEN,
                        TEN)),
                decided(new TrackingStarted(PACKAGE, TEN, TEN.plusMillis(1))),
                decided(new TrackingStopped(PACKAGE, TEN, TEN.plusMillis(2))),
                recorded(
                        new TagPosition("item=" + PACKAGE, "o#scanner-7#0#000000000001"),
                        new PackageScanned(
                                PACKAGE,
                                new ScanId(new ScannerId("scanner-7"), new SessionId("0"), 1),
                                new Position(45.27, 13.71, 211.15, Optional.of(4.0)),
                                Optional.of(new BusinessStep("loading")),
                                Optional.of(new Disposition("in_transit")),
                                TEN)));
    }

    static RecordedEvent of(EventType type) {
        return all().stream()
                .filter(sample -> type.record().isInstance(sample.event()))
                .findFirst()
                .orElseThrow();
    }

    private static RecordedEvent decided(PackageEvent event) {
        return recorded(new TagPosition("life=" + PACKAGE, "d#000000000000"), event);
    }

    private static RecordedEvent recorded(TagPosition position, PackageEvent event) {
        return new RecordedEvent(
                "01890000-0000-7000-8000-000000000000",
                TEN.plusSeconds(1),
                "5f0c0d5e-scanner-7",
                "7c1f0d2a-correlation",
                "0190-causation",
                List.of(position),
                event);
    }
}
