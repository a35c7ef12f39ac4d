package io.whereabouts.query.given;

import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was told of one item's packings, as the command side keeps it: it computes what each decision leaves.
final class Told {
    /// @param late whether it was told after something that happened later
    record One(String eventId, ItemDecision decision, boolean late, boolean standing) {
        One stands(boolean does) {
            return new One(eventId, decision, late, does);
        }
    }

    private final List<One> all = new ArrayList<>();

    List<One> all() {
        return List.copyOf(all);
    }

    void add(One one) {
        all.add(one);
    }

    /// What would be left if that one stood or did not; the outer is empty if two would contradict each other.
    Optional<Optional<Packing>> with(String eventId, boolean standing) {
        var now = Optional.<Packing>empty();
        for (var one : all) {
            var counts = one.eventId().equals(eventId) ? standing : one.standing();
            var before = now;
            if (!counts
                    || (one.late()
                            && before.filter(packing ->
                                            one.decision().happenedAt().isBefore(packing.happenedAt()))
                                    .isPresent())) {
                continue;
            }
            var inside = now.flatMap(Packing::container);
            if (inside.isPresent() && !inside.equals(Optional.of(container(one.decision())))) {
                return Optional.empty();
            }
            now = Optional.of(
                    one.decision() instanceof Packed packed
                            ? Packing.in(packed.container(), packed.effectiveAt(), packed.happenedAt())
                            : Packing.out(
                                    one.decision().effectiveAt(), one.decision().happenedAt()));
        }
        return Optional.of(now);
    }

    void set(String eventId, boolean standing) {
        all.replaceAll(one -> one.eventId().equals(eventId) ? one.stands(standing) : one);
    }

    private static PackageId container(ItemDecision decision) {
        return decision instanceof Packed packed
                ? packed.container()
                : ((io.whereabouts.events.Unpacked) decision).container();
    }
}
