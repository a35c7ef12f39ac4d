package io.whereabouts.query.given;

import io.whereabouts.events.Decision;
import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// What was recorded in a small world, what the commands know of it, and what time it is there.
final class Ledger {
    final Random random;
    final List<Item> items;
    final List<RecordedEvent> recorded = new ArrayList<>();
    Instant now = Given.NINE;

    Ledger(int size, Random random) {
        this.random = random;
        items = IntStream.range(0, size)
                .mapToObj(n -> new Item(Given.packageId(n)))
                .toList();
    }

    Item some() {
        return items.get(random.nextInt(items.size()));
    }

    Item of(PackageId id) {
        return items.stream().filter(item -> item.id.equals(id)).findFirst().orElseThrow();
    }

    /// On time, or told late.
    Instant happened() {
        return random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(40)) : now;
    }

    Instant after(Instant relied, Instant happened) {
        var effective = happened.isBefore(now) ? happened : now;
        return effective.isAfter(relied) ? effective : relied.plusMillis(1);
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    RecordedEvent record(Item item, Decision decision) {
        item.decided(decision);
        return append(
                decision,
                decision instanceof ItemDecision
                        ? new TagPosition("item=" + item.id.canonical(), "d#%012d".formatted(item.itemPosition++))
                        : new TagPosition("life=" + item.id.canonical(), "d#%012d".formatted(item.lifePosition++)));
    }

    RecordedEvent append(DomainEvent event, TagPosition position) {
        var recordedEvent = Given.recorded(event, now, position);
        recorded.add(recordedEvent);
        return recordedEvent;
    }
}
