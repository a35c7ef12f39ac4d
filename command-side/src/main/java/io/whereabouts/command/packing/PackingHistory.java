package io.whereabouts.command.packing;

import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.Unpacked;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every packing and unpacking of one item that was ever told, in the order of recording, and which of them stand.
///
/// @param corrections the last of each packing or unpacking that was ever corrected, by its event
record PackingHistory(List<Situation.Known> told, Map<String, Situation.Known> corrections) {
    /// What would hold, or which two contradict each other.
    sealed interface Outcome {
        record Holds(Optional<Packing> packing) implements Outcome {}

        record Contradiction(PackageId inside, PackageId other) implements Outcome {}
    }

    static PackingHistory of(List<Situation.Known> decisions) {
        var corrections = new HashMap<String, Situation.Known>();
        decisions.forEach(known -> {
            if (known.decision() instanceof PackingRetracted correction) {
                corrections.put(correction.retracted().value(), known);
            }
        });
        return new PackingHistory(
                decisions.stream()
                        .filter(known -> known.decision() instanceof Packed || known.decision() instanceof Unpacked)
                        .toList(),
                corrections);
    }

    Optional<Situation.Known> find(String eventId) {
        return told.stream().filter(known -> known.eventId().equals(eventId)).findFirst();
    }

    boolean stands(String eventId) {
        return correction(eventId)
                .map(known -> ((PackingRetracted) known.decision()).standing())
                .orElse(true);
    }

    Optional<Situation.Known> correction(String eventId) {
        return Optional.ofNullable(corrections.get(eventId));
    }

    /// What would hold if this one stood or did not: what took effect when it was told still does, and what was late
    /// because of one that does not stand is late no more.
    Outcome with(String eventId, boolean standing) {
        var now = Optional.<Packing>empty();
        for (var known : told) {
            var counts = known.eventId().equals(eventId) ? standing : stands(known.eventId());
            if (!counts || (isLate(known.decision()) && isBefore(known.decision(), now))) {
                continue;
            }
            var inside = now.flatMap(Packing::container);
            switch (known.decision()) {
                case Packed packed -> {
                    if (inside.filter(container -> !container.equals(packed.container()))
                            .isPresent()) {
                        return new Outcome.Contradiction(inside.get(), packed.container());
                    }
                    now = Optional.of(Packing.in(packed.container(), packed.effectiveAt(), packed.happenedAt()));
                }
                case Unpacked unpacked -> {
                    if (inside.filter(container -> !container.equals(unpacked.container()))
                            .isPresent()) {
                        return new Outcome.Contradiction(inside.get(), unpacked.container());
                    }
                    now = Optional.of(Packing.out(unpacked.effectiveAt(), unpacked.happenedAt()));
                }
                default -> throw new IllegalStateException("no packing: " + known);
            }
        }
        return new Outcome.Holds(now);
    }

    private static boolean isLate(ItemDecision decision) {
        return !decision.leaves().map(Packing::since).equals(Optional.of(decision.effectiveAt()));
    }

    private static boolean isBefore(ItemDecision decision, Optional<Packing> now) {
        return now.filter(packing -> decision.happenedAt().isBefore(packing.happenedAt()))
                .isPresent();
    }
}
