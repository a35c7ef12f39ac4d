package io.whereabouts.query.given;

import io.whereabouts.events.EventId;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.Text;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is put into what, taken out, and corrected: refused as the commands refuse it.
final class Packings {
    private final Ledger ledger;
    private static final int MOST_CONTAINERS = 20;

    Packings(Ledger ledger) {
        this.ledger = ledger;
    }

    void pack(Item item, Item container) {
        var told = ledger.random.nextBoolean();
        var happened = told ? ledger.happened() : ledger.now;
        var above = above(container);
        if (!container.isAlive() || above.contains(item)) {
            return;
        }
        var late = told && isLate(item, happened);
        if (!late && (item.container().isPresent() || above.size() > MOST_CONTAINERS)) {
            return;
        }
        var relied = above.stream().map(each -> each.relied).reduce(item.relied, Ledger::later);
        var effective = ledger.after(relied, happened);
        var leaves = late ? item.leaves : Optional.of(Packing.in(container.id, effective, happened));
        told(item, new Packed(item.id, container.id, leaves, happened, effective), late);
    }

    void unpack(Item item) {
        var told = ledger.random.nextBoolean();
        var happened = told ? ledger.happened() : ledger.now;
        var late = told && isLate(item, happened);
        var container = late ? ledger.some().id : item.container().orElseGet(() -> ledger.some().id);
        if (!late && item.container().isEmpty() && !told) {
            return;
        }
        var effective = ledger.after(Ledger.later(item.relied, ledger.of(container).relied), happened);
        var leaves = late ? item.leaves : Optional.of(Packing.out(effective, happened));
        told(item, new Unpacked(item.id, container, leaves, happened, effective), late);
    }

    private void told(Item item, ItemDecision decision, boolean late) {
        var event = ledger.record(item, decision);
        item.told.add(new Told.One(event.eventId(), decision, late, true));
    }

    void retractPacking(Item item) {
        var told = item.told.all();
        if (told.isEmpty()) {
            return;
        }
        var one = told.get(ledger.random.nextInt(told.size()));
        item.told.with(one.eventId(), !one.standing()).ifPresent(left -> {
            var above = left.flatMap(Packing::container)
                    .map(id -> above(ledger.of(id)))
                    .orElse(List.of());
            if (above.contains(item) || above.stream().limit(1).anyMatch(container -> !container.isAlive())) {
                return;
            }
            var relied = above.stream().map(each -> each.relied).reduce(item.relied, Ledger::later);
            item.told.set(one.eventId(), !one.standing());
            ledger.record(
                    item,
                    new PackingRetracted(
                            item.id,
                            new EventId(one.eventId()),
                            !one.standing(),
                            new Text("wrong"),
                            left,
                            ledger.now,
                            ledger.after(relied, ledger.now)));
        });
    }

    /// A container and those around it.
    private List<Item> above(Item container) {
        var above = new ArrayList<Item>();
        var next = Optional.of(container);
        while (next.isPresent() && !above.contains(next.get())) {
            above.add(next.get());
            next = next.get().container().map(ledger::of);
        }
        return above;
    }

    private static boolean isLate(Item item, Instant happened) {
        return item.leaves
                .filter(packing -> happened.isBefore(packing.happenedAt()))
                .isPresent();
    }
}
