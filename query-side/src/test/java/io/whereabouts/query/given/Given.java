package io.whereabouts.query.given;

import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Content;
import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.EventId;
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
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureFormat;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.Position;
import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.Sha256;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Text;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import io.whereabouts.events.UploadedPicture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// Events as the store would hold them.
public final class Given {
    public static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    public static final Position MALI_LOSINJ = new Position(44.5305, 14.4686, 12.5, Optional.of(4.0));

    /// SSCC, SGTIN, GRAI and GIAI, with characters in their serials that JSON writes otherwise.
    public static final List<PackageId> ONE_OF_EACH_KIND = Stream.of(
                    "00106141412345678908", "011061414123456821a/\"b", "800300614141123452\"7", "80040614\"&<>/")
            .map(PackageId::parse)
            .toList();

    private Given() {}

    /// The n-th package: a serial number and its check digit.
    public static PackageId packageId(int n) {
        var digits = "1061414%010d".formatted(n);
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return PackageId.parse("00" + digits + (10 - sum % 10) % 10);
    }

    public static Instant nineAnd(long seconds) {
        return NINE.plusSeconds(seconds);
    }

    public static RecordedEvent registered(PackageId id, boolean tracked) {
        return decided(
                0,
                new PackageRegistered(
                        id,
                        tracked,
                        Optional.of(new Text("Adria Shipping")),
                        Optional.of(new Text("PO-1")),
                        Optional.empty(),
                        List.of(new Content(Optional.empty(), Optional.of(new Text("monitors")), 3)),
                        Optional.empty(),
                        NINE,
                        NINE));
    }

    public static RecordedEvent started(PackageId id, int position) {
        return decided(position, new TrackingStarted(id, nineAnd(position), nineAnd(position)));
    }

    public static RecordedEvent stopped(PackageId id, int position) {
        return decided(position, new TrackingStopped(id, nineAnd(position), nineAnd(position)));
    }

    public static RecordedEvent life(PackageEvent event, int position) {
        return decided(position, event);
    }

    public static RecordedEvent defined(ReadPointDefined event, int position) {
        return recorded(
                event,
                nineAnd(position),
                new TagPosition("place=" + event.readPoint().canonical(), "d#%012d".formatted(position)));
    }

    public static RecordedEvent item(PackageEvent event, int position) {
        return recorded(
                event,
                nineAnd(position),
                new TagPosition("item=" + event.packageId().canonical(), "d#%012d".formatted(position)));
    }

    private static RecordedEvent decided(int position, DomainEvent event) {
        return recorded(
                event, nineAnd(position), new TagPosition("life=" + event.subject(), "d#%012d".formatted(position)));
    }

    /// A scan on time: it is recorded in the second in which it happens.
    public static RecordedEvent scanned(PackageId id, int second, Position position) {
        return scanned(id, second, position, nineAnd(second), nineAnd(second));
    }

    public static RecordedEvent scanned(
            PackageId id, long sequence, Position position, Instant happenedAt, Instant recordedAt) {
        var scan = new ScanId(new ScannerId("van-7"), new SessionId("0"), sequence);
        return recorded(
                new PackageScanned(
                        id, scan, position, Optional.of(new BusinessStep("loading")), Optional.empty(), happenedAt),
                recordedAt,
                new TagPosition("item=" + id.canonical(), "o#" + scan));
    }

    public static RecordedEvent pictured(PackageId id) {
        var added = new PictureAdded(
                id,
                new EventId("01890000-0000-7000-8000-000000000007"),
                new PictureId("01890000-0000-7000-8000-000000000009"),
                new UploadedPicture(PictureFormat.JPEG, 345_678, new Sha256("0f".repeat(32))),
                800,
                600,
                Optional.empty(),
                NINE);
        return recorded(added, nineAnd(9), new TagPosition("picture=" + id.canonical(), "o#" + added.naturalKey()));
    }

    /// As no store of ours would hand it over: a decision with no place in the package's life.
    public static RecordedEvent elsewhere(RecordedEvent decision) {
        var tag = "item=" + decision.event().subject();
        return recorded(decision.event(), decision.recordedAt(), new TagPosition(tag, "d#000000000000"));
    }

    static RecordedEvent recorded(DomainEvent event, Instant recordedAt, TagPosition position) {
        var name = UUID.nameUUIDFromBytes(
                (position.tag() + position.position()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new RecordedEvent(
                name.toString(), recordedAt, "scanner-7", "correlation-1", "cause-1", List.of(position), event);
    }

    /// A life of one package: decisions with dense positions, scans on time, late, and from clocks that are fast.
    public static List<RecordedEvent> history(PackageId id, Random random) {
        var events = new ArrayList<RecordedEvent>();
        events.add(registered(id, random.nextBoolean()));
        for (var position = 1; position <= random.nextInt(4); position++) {
            events.add(decided(position, life(id, position, random)));
        }
        for (var position = 0; position < random.nextInt(4); position++) {
            events.add(packing(id, position, random));
        }
        var scans = random.nextInt(9);
        for (var sequence = 0; sequence < scans; sequence++) {
            var happened = nineAnd(random.nextInt(6)); // few moments: ties are common
            events.add(scanned(id, sequence, position(random), happened, happened.plusSeconds(random.nextInt(5) - 2)));
        }
        Collections.shuffle(events, random);
        return events;
    }

    private static DomainEvent life(PackageId id, int position, Random random) {
        var at = nineAnd(position);
        return switch (random.nextInt(8)) {
            case 0 -> new TrackingStarted(id, at, at);
            case 1 -> new TrackingStopped(id, at, at);
            case 2 -> new PackageLost(id, at, at);
            case 3 -> new PackageFound(id, at, at);
            case 4 -> new PackageDelivered(id, at, at);
            case 5 -> new PackageClosed(id, at, at);
            case 6 -> registered(id, random.nextBoolean()).event();
            default ->
                new PackageDescribed(
                        id,
                        Optional.of(new Text("client " + position)),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.of(at.plusSeconds(3_600)),
                        at,
                        at);
        };
    }

    private static RecordedEvent packing(PackageId id, int position, Random random) {
        var at = nineAnd(position);
        var cage = packageId(1_000 + random.nextInt(2));
        var leaves = switch (random.nextInt(3)) {
            case 0 -> Optional.of(Packing.in(cage, at, at));
            case 1 -> Optional.of(Packing.out(at, at));
            default -> Optional.<Packing>empty();
        };
        return item(
                random.nextBoolean() ? new Packed(id, cage, leaves, at, at) : new Unpacked(id, cage, leaves, at, at),
                position);
    }

    /// One of few rooms in a small town, three floors each, some below the sea.
    public static Position position(Random random) {
        return new Position(
                44.53 + random.nextInt(20) / 10_000.0,
                14.46 + random.nextInt(20) / 10_000.0,
                -4 + 4.0 * random.nextInt(3),
                random.nextBoolean() ? Optional.of(2.5) : Optional.empty());
    }
}
