package io.whereabouts.query.given;

import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Decision;
import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.EventId;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Text;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// A few packages and containers, and what random people do with them: recorded as the command side would, refused as
/// it would.
public final class World {
    private static final int MOST_CONTAINERS = 20;

    private final Random random;
    private final List<Item> items;
    private final List<RecordedEvent> recorded = new ArrayList<>();
    private Instant now = Given.NINE;
    private int scans;

    private World(int size, Random random) {
        this.random = random;
        items = IntStream.range(0, size)
                .mapToObj(n -> new Item(Given.packageId(n)))
                .toList();
    }

    /// In the order of recording.
    public static List<RecordedEvent> history(Random random) {
        var world = new World(2 + random.nextInt(4), random);
        var steps = 10 + random.nextInt(60);
        for (var step = 0; step < steps; step++) {
            world.step();
        }
        return List.copyOf(world.recorded);
    }

    /// One package with a label that is stuck on others as well: most of its scans are wrong, and some are not after
    /// all.
    public static List<RecordedEvent> wrongLabels(Random random) {
        var world = new World(1, random);
        var item = world.items.getFirst();
        world.register(item);
        for (var step = 0; step < 50; step++) {
            world.now = world.now.plusMillis(random.nextInt(5_000));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> world.scan(item);
                case 3 -> world.retractScan(item);
                default -> world.retractNewest(item);
            }
        }
        return List.copyOf(world.recorded);
    }

    /// Every package in the next, and that once more: deeper than readers go.
    public static List<RecordedEvent> tower(int height, Random random) {
        var world = new World(height, random);
        world.items.forEach(world::register);
        for (var n = height - 2; n >= 0; n--) { // from the outside in, so that no command sees how deep it gets
            var child = world.items.get(n);
            var container = world.items.get(n + 1);
            world.record(
                    child,
                    new Packed(
                            child.id,
                            container.id,
                            Optional.of(Packing.in(container.id, world.now, world.now)),
                            world.now,
                            world.now));
        }
        IntStream.range(0, 3 * height).forEach(unused -> world.scan(world.some()));
        return List.copyOf(world.recorded);
    }

    private void step() {
        now = now.plusMillis(random.nextInt(5_000));
        var item = some();
        if (!item.isAlive()) {
            register(item);
            return;
        }
        switch (random.nextInt(20)) {
            case 0 -> track(item);
            case 1 -> became(item);
            case 2 -> close(item);
            case 3, 4, 5, 6 -> pack(item, some());
            case 7, 8 -> unpack(item);
            case 9, 10, 11, 12 -> retractScan(item);
            case 13 -> retractPacking(item);
            default -> scan(item);
        }
    }

    private Item some() {
        return items.get(random.nextInt(items.size()));
    }

    private Item of(PackageId id) {
        return items.stream().filter(item -> item.id.equals(id)).findFirst().orElseThrow();
    }

    private void register(Item item) {
        if (item.closed.isPresent()) {
            if (random.nextInt(3) > 0) {
                return;
            }
            now = now.plus(Duration.ofDays(366));
        }
        var happened = happened();
        var effective = after(item.closed.orElse(Instant.EPOCH), happened);
        var tracked = random.nextInt(6) > 0;
        item.registered = true;
        item.closed = Optional.empty();
        item.turns.add(new Item.Turn(effective, tracked));
        record(
                item,
                new PackageRegistered(
                        item.id,
                        tracked,
                        Optional.of(new Text("client " + random.nextInt(2))),
                        random.nextBoolean() ? Optional.of(new Text("PO-" + random.nextInt(3))) : Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        happened,
                        effective));
    }

    private void track(Item item) {
        var happened = happened();
        var effective = after(item.relied, happened);
        var tracked = !item.turns.getLast().tracked();
        item.turns.add(new Item.Turn(effective, tracked));
        record(
                item,
                tracked
                        ? new TrackingStarted(item.id, happened, effective)
                        : new TrackingStopped(item.id, happened, effective));
    }

    private void became(Item item) {
        var effective = after(item.relied, now);
        record(
                item,
                switch (random.nextInt(4)) {
                    case 0 -> new PackageLost(item.id, now, effective);
                    case 1 -> new PackageFound(item.id, now, effective);
                    case 2 -> new PackageDelivered(item.id, now, effective);
                    default ->
                        new PackageDescribed(
                                item.id,
                                random.nextBoolean() ? Optional.of(new Text("client 2")) : Optional.empty(),
                                Optional.of(new Text("PO-" + random.nextInt(3))),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                now,
                                effective);
                });
    }

    private void close(Item item) {
        if (item.container().isEmpty()) {
            var effective = after(item.relied, now);
            item.closed = Optional.of(effective);
            item.turns.add(new Item.Turn(effective, false));
            record(item, new PackageClosed(item.id, now, effective));
        }
    }

    private void pack(Item item, Item container) {
        var told = random.nextBoolean();
        var happened = told ? happened() : now;
        var above = above(container);
        if (!container.isAlive() || above.contains(item)) {
            return;
        }
        var late = told && isLate(item, happened);
        if (!late && (item.container().isPresent() || above.size() > MOST_CONTAINERS)) {
            return;
        }
        var relied = above.stream().map(each -> each.relied).reduce(item.relied, World::later);
        var effective = after(relied, happened);
        var leaves = late ? item.leaves : Optional.of(Packing.in(container.id, effective, happened));
        told(item, new Packed(item.id, container.id, leaves, happened, effective), late);
    }

    private void unpack(Item item) {
        var told = random.nextBoolean();
        var happened = told ? happened() : now;
        var late = told && isLate(item, happened);
        var container = late ? some().id : item.container().orElseGet(() -> some().id);
        if (!late && item.container().isEmpty() && !told) {
            return;
        }
        var effective = after(later(item.relied, of(container).relied), happened);
        var leaves = late ? item.leaves : Optional.of(Packing.out(effective, happened));
        told(item, new Unpacked(item.id, container, leaves, happened, effective), late);
    }

    private void told(Item item, ItemDecision decision, boolean late) {
        var event = record(item, decision);
        item.told.add(new Told.One(event.eventId(), decision, late, true));
    }

    private void retractPacking(Item item) {
        var told = item.told.all();
        if (told.isEmpty()) {
            return;
        }
        var one = told.get(random.nextInt(told.size()));
        item.told.with(one.eventId(), !one.standing()).ifPresent(left -> {
            var above =
                    left.flatMap(Packing::container).map(id -> above(of(id))).orElse(List.of());
            if (above.contains(item) || above.stream().limit(1).anyMatch(container -> !container.isAlive())) {
                return;
            }
            var relied = above.stream().map(each -> each.relied).reduce(item.relied, World::later);
            item.told.set(one.eventId(), !one.standing());
            record(
                    item,
                    new PackingRetracted(
                            item.id,
                            new EventId(one.eventId()),
                            !one.standing(),
                            new Text("wrong"),
                            left,
                            now,
                            after(relied, now)));
        });
    }

    private void scan(Item item) {
        var happened = switch (random.nextInt(10)) {
            case 0 -> now.plusSeconds(random.nextInt(600)); // a fast clock
            case 1 -> longAgo(item);
            default -> happened();
        };
        var effective = happened.isBefore(now) ? happened : now;
        if (!item.trackedAt(effective)) {
            return;
        }
        var scan = new ScanId(new ScannerId("van-" + random.nextInt(3)), new SessionId("0"), scans++);
        var event = append(
                new PackageScanned(
                        item.id,
                        scan,
                        Given.position(random),
                        Optional.of(new BusinessStep("loading")),
                        Optional.empty(),
                        happened),
                new TagPosition("item=" + item.id.canonical(), "o#" + scan));
        var stored = new RecordedScan(scan, new EventId(event.eventId()), effective, event.recordedAt());
        item.scans.put(stored, true);
        item.scanned.add(stored);
    }

    /// Near to when another was, perhaps in an earlier life.
    private Instant longAgo(Item item) {
        return item.scanned.isEmpty()
                ? happened()
                : item.scanned
                        .get(random.nextInt(item.scanned.size()))
                        .effectiveAt()
                        .plusMillis(random.nextInt(2_000));
    }

    /// One of the newest, most of the time.
    private void retractScan(Item item) {
        if (item.scanned.isEmpty()) {
            return;
        }
        var from = random.nextInt(4) == 0 ? 0 : Math.max(0, item.scanned.size() - 5);
        retract(item, item.scanned.get(from + random.nextInt(item.scanned.size() - from)));
    }

    private void retractNewest(Item item) {
        item.scanned.stream()
                .filter(scan -> item.scans.getOrDefault(scan, true))
                .max(Comparator.comparing(RecordedScan::effectiveAt))
                .ifPresent(scan -> retract(item, scan));
    }

    private void retract(Item item, RecordedScan scan) {
        var standing = !item.scans.getOrDefault(scan, true);
        item.scans.put(scan, standing);
        record(
                item,
                new ScanRetracted(
                        item.id, scan, standing, new Text("wrong"), item.leaves, now, after(item.relied, now)));
    }

    /// A container and those around it.
    private List<Item> above(Item container) {
        var above = new ArrayList<Item>();
        var next = Optional.of(container);
        while (next.isPresent() && !above.contains(next.get())) {
            above.add(next.get());
            next = next.get().container().map(this::of);
        }
        return above;
    }

    private static boolean isLate(Item item, Instant happened) {
        return item.leaves
                .filter(packing -> happened.isBefore(packing.happenedAt()))
                .isPresent();
    }

    /// On time, or told late.
    private Instant happened() {
        return random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(40)) : now;
    }

    private Instant after(Instant relied, Instant happened) {
        var effective = happened.isBefore(now) ? happened : now;
        return effective.isAfter(relied) ? effective : relied.plusMillis(1);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private RecordedEvent record(Item item, Decision decision) {
        item.decided(decision);
        return append(
                decision,
                decision instanceof ItemDecision
                        ? new TagPosition("item=" + item.id.canonical(), "d#%012d".formatted(item.itemPosition++))
                        : new TagPosition("life=" + item.id.canonical(), "d#%012d".formatted(item.lifePosition++)));
    }

    private RecordedEvent append(DomainEvent event, TagPosition position) {
        var recordedEvent = Given.recorded(event, now, position);
        recorded.add(recordedEvent);
        return recordedEvent;
    }
}
