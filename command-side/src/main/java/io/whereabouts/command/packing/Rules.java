package io.whereabouts.command.packing;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What may be put into a container, and taken out of it.
///
/// Decisions count in the order in which they are recorded. What is reported after something that happened later is
/// recorded, once, and changes nothing: so an unpacking that is recorded before its packing wins when that comes.
record Rules(PackageId container, When when, Situation situation, Above above) {

    Decision pack(Pack.Item item) {
        var id = item.packageId();
        return impossible(id).or(() -> known(packed(item, Optional.empty()))).orElseGet(() -> {
            if (id.equals(container) || above.holds(id)) {
                return refuse("%s cannot be put into %s, which it holds itself".formatted(id, container));
            }
            var packing = situation.packing(id);
            if (isLate(packing)) {
                return Decision.accept(new Fact(item.eventId(), packed(item, packing)));
            }
            var inside = packing.flatMap(Packing::container);
            if (inside.filter(container::equals).isPresent()) {
                return unchanged(id);
            }
            if (inside.isPresent()) {
                return refuse("%s is in %s; take it out of there before it is put into %s"
                        .formatted(id, inside.get(), container));
            }
            if (above.isTooDeep()) {
                return refuse("%s is inside of %d others, the most there may be; put %s into one that is further out"
                        .formatted(container, Above.MOST_LEVELS, id));
            }
            var now = Packing.in(container, effectiveAt(id), when.happenedAt());
            return Decision.accept(new Fact(item.eventId(), packed(item, Optional.of(now))));
        });
    }

    Decision unpack(Pack.Item item) {
        var id = item.packageId();
        return impossible(id).or(() -> known(unpacked(item, Optional.empty()))).orElseGet(() -> {
            var packing = situation.packing(id);
            if (isLate(packing)) {
                return Decision.accept(new Fact(item.eventId(), unpacked(item, packing)));
            }
            var inside = packing.flatMap(Packing::container);
            if (inside.isPresent() && !inside.get().equals(container)) {
                return refuse("%s is in %s, not in %s; look at its label".formatted(id, inside.get(), container));
            }
            if (inside.isEmpty() && when.reported().isEmpty()) {
                return packing.isPresent()
                        ? unchanged(id)
                        : refuse("%s was never put into anything; if that is still to be told, say when it was unpacked"
                                .formatted(id));
            }
            var now = Packing.out(effectiveAt(id), when.happenedAt());
            return Decision.accept(new Fact(item.eventId(), unpacked(item, Optional.of(now))));
        });
    }

    /// Whether more has to be read than the last decision about it: whether that which is told was told before.
    boolean needsAll(PackageId id) {
        return when.reported().isPresent()
                && situation
                        .last(id)
                        .filter(last -> isLate(last.decision().leaves())
                                || !(last.decision() instanceof Packed || last.decision() instanceof Unpacked))
                        .isPresent();
    }

    private Optional<Decision> impossible(PackageId id) {
        return Stream.of(container, id)
                .flatMap(each -> Stream.of(
                                situation.isRegistered(each)
                                        ? Optional.<Decision>empty()
                                        : Optional.of(Decision.refuse(
                                                Reason.UNKNOWN_PACKAGE,
                                                "%s is not registered; register it first".formatted(each))),
                                situation.isClosed(each)
                                        ? Optional.of(refuse(
                                                "%s is closed: nothing is recorded of it any more".formatted(each)))
                                        : Optional.<Decision>empty())
                        .flatMap(Optional::stream))
                .findFirst();
    }

    /// What is told with its time is told once, however often it comes.
    private Optional<Decision> known(ItemDecision told) {
        return when.reported()
                .flatMap(moment -> situation.all(told.packageId()).stream()
                        .filter(before -> isSame(before.decision(), told))
                        .findFirst()
                        .map(before -> Decision.unchanged(new Fact(before.eventId(), before.decision()))));
    }

    private static boolean isSame(ItemDecision before, ItemDecision told) {
        return before.happenedAt().equals(told.happenedAt())
                && switch (told) {
                    case Packed now ->
                        before instanceof Packed packed && packed.container().equals(now.container());
                    case Unpacked now ->
                        before instanceof Unpacked unpacked
                                && unpacked.container().equals(now.container());
                    default -> false;
                };
    }

    private boolean isLate(Optional<Packing> packing) {
        return packing.filter(now -> when.isBefore(now.happenedAt())).isPresent();
    }

    private Decision unchanged(PackageId id) {
        var last = situation.last(id).orElseThrow();
        return Decision.unchanged(new Fact(last.eventId(), last.decision()));
    }

    private static Decision refuse(String message) {
        return Decision.refuse(Reason.CONFLICT, message);
    }

    private Packed packed(Pack.Item item, Optional<Packing> leaves) {
        var id = item.packageId();
        return new Packed(id, container, leaves, when.happenedAt(), effectiveAt(id));
    }

    private Unpacked unpacked(Pack.Item item, Optional<Packing> leaves) {
        var id = item.packageId();
        return new Unpacked(id, container, leaves, when.happenedAt(), effectiveAt(id));
    }

    private Instant effectiveAt(PackageId id) {
        return when.effectiveAfter(Stream.of(situation.relied(id), situation.relied(container), above.relied())
                .max(Instant::compareTo)
                .orElseThrow());
    }
}
