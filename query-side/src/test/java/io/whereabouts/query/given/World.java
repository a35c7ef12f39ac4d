package io.whereabouts.query.given;

import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// A few packages and containers, and what random people do with them: recorded as the command side would, refused as
/// it would.
public final class World {
    private final Ledger ledger;
    private final Lives lives;
    private final Packings packings;
    private final Scans scans;

    private World(int size, Random random) {
        ledger = new Ledger(size, random);
        lives = new Lives(ledger);
        packings = new Packings(ledger);
        scans = new Scans(ledger);
    }

    /// In the order of recording.
    public static List<RecordedEvent> history(Random random) {
        var world = new World(2 + random.nextInt(4), random);
        var steps = 10 + random.nextInt(60);
        for (var step = 0; step < steps; step++) {
            world.step();
        }
        return List.copyOf(world.ledger.recorded);
    }

    /// One package with a label that is stuck on others as well: most of its scans are wrong, and some are not after
    /// all.
    public static List<RecordedEvent> wrongLabels(Random random) {
        var world = new World(1, random);
        var item = world.ledger.items.getFirst();
        world.lives.register(item);
        for (var step = 0; step < 50; step++) {
            world.ledger.now = world.ledger.now.plusMillis(random.nextInt(5_000));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> world.scans.scan(item);
                case 3 -> world.scans.retractScan(item);
                default -> world.scans.retractNewest(item);
            }
        }
        return List.copyOf(world.ledger.recorded);
    }

    /// Every package in the next, and that once more: deeper than readers go.
    public static List<RecordedEvent> tower(int height, Random random) {
        var world = new World(height, random);
        world.ledger.items.forEach(world.lives::register);
        for (var n = height - 2; n >= 0; n--) { // from the outside in, so that no command sees how deep it gets
            var child = world.ledger.items.get(n);
            var container = world.ledger.items.get(n + 1);
            world.ledger.record(
                    child,
                    new Packed(
                            child.id,
                            container.id,
                            Optional.of(Packing.in(container.id, world.ledger.now, world.ledger.now)),
                            world.ledger.now,
                            world.ledger.now));
        }
        IntStream.range(0, 3 * height).forEach(unused -> world.scans.scan(world.ledger.some()));
        return List.copyOf(world.ledger.recorded);
    }

    private void step() {
        ledger.now = ledger.now.plusMillis(ledger.random.nextInt(5_000));
        var item = ledger.some();
        if (!item.isAlive()) {
            lives.register(item);
            return;
        }
        switch (ledger.random.nextInt(20)) {
            case 0 -> lives.track(item);
            case 1 -> lives.became(item);
            case 2 -> lives.close(item);
            case 3, 4, 5, 6 -> packings.pack(item, ledger.some());
            case 7, 8 -> packings.unpack(item);
            case 9, 10, 11, 12 -> scans.retractScan(item);
            case 13 -> packings.retractPacking(item);
            default -> scans.scan(item);
        }
    }
}
