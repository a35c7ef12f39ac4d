package io.whereabouts.query.given;

import io.whereabouts.events.Decision;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packing;
import io.whereabouts.events.RecordedScan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the commands know of one package.
final class Item {
    record Turn(Instant from, boolean tracked) {}

    final PackageId id;
    final Told told = new Told();
    final List<Turn> turns = new ArrayList<>();
    final Map<RecordedScan, Boolean> scans = new HashMap<>();
    final List<RecordedScan> scanned = new ArrayList<>();
    Optional<Packing> leaves = Optional.empty();
    boolean registered;
    Optional<Instant> closed = Optional.empty();
    Instant relied = Instant.EPOCH;
    int lifePosition;
    int itemPosition;

    Item(PackageId id) {
        this.id = id;
    }

    boolean isAlive() {
        return registered && closed.isEmpty();
    }

    boolean trackedAt(Instant moment) {
        var tracked = !turns.isEmpty() && turns.getFirst().tracked();
        for (var turn : turns) {
            tracked = turn.from().isAfter(moment) ? tracked : turn.tracked();
        }
        return tracked;
    }

    Optional<PackageId> container() {
        return leaves.flatMap(Packing::container);
    }

    void decided(Decision decision) {
        relied = relied.isAfter(decision.effectiveAt()) ? relied : decision.effectiveAt();
        if (decision instanceof ItemDecision item) {
            leaves = item.leaves();
        }
    }
}
