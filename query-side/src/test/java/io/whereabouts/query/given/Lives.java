package io.whereabouts.query.given;

import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Text;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Registrations, tracking, what becomes of a package, and its end.
final class Lives {
    private final Ledger ledger;

    Lives(Ledger ledger) {
        this.ledger = ledger;
    }

    void register(Item item) {
        if (item.closed.isPresent()) {
            if (ledger.random.nextInt(3) > 0) {
                return;
            }
            ledger.now = ledger.now.plus(Duration.ofDays(366));
        }
        var happened = ledger.happened();
        var effective = ledger.after(item.closed.orElse(Instant.EPOCH), happened);
        var tracked = ledger.random.nextInt(6) > 0;
        item.registered = true;
        item.closed = Optional.empty();
        item.turns.add(new Item.Turn(effective, tracked));
        ledger.record(
                item,
                new PackageRegistered(
                        item.id,
                        tracked,
                        Optional.of(new Text("client " + ledger.random.nextInt(2))),
                        ledger.random.nextBoolean()
                                ? Optional.of(new Text("PO-" + ledger.random.nextInt(3)))
                                : Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        happened,
                        effective));
    }

    void track(Item item) {
        var happened = ledger.happened();
        var effective = ledger.after(item.relied, happened);
        var tracked = !item.turns.getLast().tracked();
        item.turns.add(new Item.Turn(effective, tracked));
        ledger.record(
                item,
                tracked
                        ? new TrackingStarted(item.id, happened, effective)
                        : new TrackingStopped(item.id, happened, effective));
    }

    void became(Item item) {
        var effective = ledger.after(item.relied, ledger.now);
        ledger.record(
                item,
                switch (ledger.random.nextInt(4)) {
                    case 0 -> new PackageLost(item.id, ledger.now, effective);
                    case 1 -> new PackageFound(item.id, ledger.now, effective);
                    case 2 -> new PackageDelivered(item.id, ledger.now, effective);
                    default ->
                        new PackageDescribed(
                                item.id,
                                ledger.random.nextBoolean() ? Optional.of(new Text("client 2")) : Optional.empty(),
                                Optional.of(new Text("PO-" + ledger.random.nextInt(3))),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                ledger.now,
                                effective);
                });
    }

    void close(Item item) {
        if (item.container().isEmpty()) {
            var effective = ledger.after(item.relied, ledger.now);
            item.closed = Optional.of(effective);
            item.turns.add(new Item.Turn(effective, false));
            ledger.record(item, new PackageClosed(item.id, ledger.now, effective));
        }
    }
}
