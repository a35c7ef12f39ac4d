package io.whereabouts.events.json;

import io.whereabouts.events.AltitudeDatum;
import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Content;
import io.whereabouts.events.Corner;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.EpcisCaptureFinished;
import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.EpcisEventId;
import io.whereabouts.events.EventId;
import io.whereabouts.events.Gtin;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.Position;
import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.ScannerRegistered;
import io.whereabouts.events.ScannerRevoked;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Sha256;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Text;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import io.whereabouts.events.UploadedPicture;
import io.whereabouts.events.Volume;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One event of each type, with all that it can hold.
final class Samples {
    private static final PackageId PACKAGE = PackageId.parse("00106141412345678908");
    private static final PackageId CAGE = PackageId.parse("800304012345000221334455");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");

    private static final Sgln GATE = Sgln.parse("4140614141000012254A1");
    private static final ScannerId SCANNER = new ScannerId("scanner-7");

    /// With three corners, and from the lowest to the highest altitude: each may be put to its limit alone.
    private static final Volume COLUMN = new Volume(
            List.of(new Corner(45.27, 13.71), new Corner(45.27, 13.72), new Corner(45.28, 13.71)),
            Position.LOWEST,
            Position.HIGHEST);

    private static final EpcisEventCaptured CAPTURED = new EpcisEventCaptured(
            new EpcisEventId("urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8"),
            true,
            "{\"type\": \"ObjectEvent\", \"quantity\": 1.50}",
            TEN);

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
                        Optional.of(TEN.plusSeconds(86_400)),
                        TEN,
                        TEN)),
                decided(new TrackingStarted(PACKAGE, TEN, TEN.plusMillis(1))),
                decided(new TrackingStopped(PACKAGE, TEN, TEN.plusMillis(2))),
                decided(new PackageDescribed(
                        PACKAGE,
                        Optional.of(new Text("ACME GmbH")),
                        Optional.of(new Text("PO 4712")),
                        Optional.of(new Text("monitors")),
                        List.of(new Content(
                                Optional.of(Gtin.parse("10614141123459")), Optional.of(new Text("27\" monitor")), 3)),
                        Optional.of(TEN.plusSeconds(86_400)),
                        TEN,
                        TEN.plusMillis(3))),
                decided(new PackageLost(PACKAGE, TEN, TEN.plusMillis(4))),
                decided(new PackageFound(PACKAGE, TEN, TEN.plusMillis(5))),
                decided(new PackageDelivered(PACKAGE, TEN, TEN.plusMillis(6))),
                decided(new PackageClosed(PACKAGE, TEN, TEN.plusMillis(7))),
                aboutItem(new Packed(PACKAGE, CAGE, Optional.of(Packing.in(CAGE, TEN, TEN)), TEN, TEN)),
                aboutItem(new Unpacked(PACKAGE, CAGE, Optional.of(Packing.in(CAGE, TEN, TEN)), TEN, TEN.plusMillis(1))),
                aboutItem(new PackingRetracted(
                        PACKAGE,
                        new EventId("01890000-0000-7000-8000-000000000007"),
                        false,
                        new Text("wrong cage"),
                        Optional.of(Packing.in(CAGE, TEN, TEN)),
                        TEN,
                        TEN.plusMillis(2))),
                aboutItem(new ScanRetracted(
                        PACKAGE,
                        new RecordedScan(
                                new ScanId(new ScannerId("scanner-7"), new SessionId("0"), 1),
                                new EventId("01890000-0000-8000-8000-000000000008"),
                                TEN,
                                TEN.plusSeconds(1)),
                        true,
                        new Text("it was right"),
                        Optional.of(Packing.in(CAGE, TEN, TEN)),
                        TEN,
                        TEN.plusMillis(3))),
                recorded(
                        new TagPosition("item=" + PACKAGE, "o#scanner-7#0#000000000001"),
                        new PackageScanned(
                                PACKAGE,
                                new ScanId(new ScannerId("scanner-7"), new SessionId("0"), 1),
                                new Position(45.27, 13.71, 211.15, Optional.of(4.0)),
                                Optional.of(GATE),
                                Optional.of(new BusinessStep("loading")),
                                Optional.of(new Disposition("in_transit")),
                                Optional.of(TEN.minusSeconds(3_600)),
                                TEN)),
                recorded(
                        new TagPosition(
                                "picture=" + PACKAGE,
                                "o#01890000-0000-7000-8000-000000000007#01890000-0000-7000-8000-000000000009"),
                        new PictureAdded(
                                PACKAGE,
                                new EventId("01890000-0000-7000-8000-000000000007"),
                                new PictureId("01890000-0000-7000-8000-000000000009"),
                                new UploadedPicture(
                                        PictureFormat.JPEG, 2_345_678, new Sha256("0123456789abcdef".repeat(4))),
                                4_032,
                                3_024,
                                Optional.of(new Text("a dent on the left side")),
                                TEN)),
                recorded(
                        new TagPosition("place=" + GATE, "d#000000000000"),
                        new ReadPointDefined(
                                GATE,
                                Optional.of(new Text("gate 1")),
                                COLUMN.middle(),
                                Optional.of(COLUMN),
                                Optional.of(new AltitudeDatum(new Text("floor of hall 3"), 211.15)),
                                TEN,
                                TEN)),
                recorded(
                        new TagPosition("scanner=" + SCANNER, "d#000000000000"),
                        new ScannerRegistered(SCANNER, Optional.of(new Text("the one at the gate")), TEN, TEN)),
                recorded(
                        new TagPosition("scanner=" + SCANNER, "d#000000000001"),
                        new ScannerRevoked(SCANNER, TEN, TEN.plusMillis(1))),
                recorded(new TagPosition("epcis=" + CAPTURED.subject(), "o#event"), CAPTURED),
                recorded(
                        new TagPosition("capture=01890000-0000-8000-8000-000000000009", "o#finished"),
                        new EpcisCaptureFinished(
                                new EventId("01890000-0000-8000-8000-000000000009"),
                                true,
                                2,
                                1,
                                List.of(new Text("epcisBody.eventList[1].action is missing")),
                                List.of(new Text("epcisBody.eventList[0]: it is in another container")),
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

    private static RecordedEvent aboutItem(PackageEvent event) {
        return recorded(new TagPosition("item=" + PACKAGE, "d#000000000000"), event);
    }

    private static RecordedEvent recorded(TagPosition position, DomainEvent event) {
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
