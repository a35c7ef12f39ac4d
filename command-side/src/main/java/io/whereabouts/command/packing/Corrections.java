package io.whereabouts.command.packing;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.command.packing.PackingHistory.Outcome;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What may be taken back: as if it had never been told, or, if it stands again, never been taken back. What would
/// break a rule is refused.
///
/// @param situation with every decision about the item
record Corrections(RetractPacking command, Situation situation) {
    PackingHistory history() {
        return PackingHistory.of(situation.all(command.packageId()));
    }

    /// The container that it would be in, whose own have to be looked at.
    Optional<PackageId> container() {
        return history().with(command.retracted().value(), command.standing()) instanceof Outcome.Holds(var packing)
                ? packing.flatMap(Packing::container)
                : Optional.empty();
    }

    /// @param above the container that it would be in, and those around that
    /// @param containers their lives, as far as anything is known about them
    Decision decide(Above above, Situation containers) {
        var id = command.packageId();
        var eventId = command.retracted().value();
        var target = history().find(eventId);
        if (target.isEmpty()) {
            return Decision.refuse(
                    Reason.UNKNOWN_PACKAGE,
                    "no packing or unpacking of %s has the event id %s; its history names them".formatted(id, eventId));
        }
        if (situation.isClosed(id)) {
            return refuse("%s is closed: nothing is recorded of it any more".formatted(id));
        }
        if (history().stands(eventId) == command.standing()) {
            var because = history().correction(eventId).orElse(target.get());
            return Decision.unchanged(new Fact(because.eventId(), because.decision()));
        }
        return switch (history().with(eventId, command.standing())) {
            case Outcome.Contradiction(var inside, var other) ->
                refuse("%s would be in %s and in %s at once; correct the later one first".formatted(id, inside, other));
            case Outcome.Holds(var packing) ->
                impossible(packing, above, containers).orElseGet(() -> corrected(packing, above, containers));
        };
    }

    private Optional<Decision> impossible(Optional<Packing> packing, Above above, Situation containers) {
        var id = command.packageId();
        return packing.flatMap(Packing::container).flatMap(container -> {
            if (containers.isClosed(container)) {
                return Optional.of(refuse("%s would be in %s, which is closed".formatted(id, container)));
            }
            if (id.equals(container) || above.holds(id)) {
                return Optional.of(refuse("%s would be in %s, which it holds itself".formatted(id, container)));
            }
            return above.isTooDeep()
                    ? Optional.of(refuse("%s would be in %s, which is inside of %d others, the most there may be"
                            .formatted(id, container, Above.MOST_LEVELS)))
                    : Optional.empty();
        });
    }

    private Decision corrected(Optional<Packing> packing, Above above, Situation containers) {
        var id = command.packageId();
        var stamp = command.stamp();
        var relied = Stream.of(
                        situation.relied(id),
                        above.relied(),
                        packing.flatMap(Packing::container)
                                .map(containers::relied)
                                .orElse(Instant.EPOCH))
                .max(Instant::compareTo)
                .orElseThrow();
        return Decision.accept(new Fact(
                stamp.eventId(),
                new PackingRetracted(
                        id,
                        command.retracted(),
                        command.standing(),
                        command.reason(),
                        packing,
                        stamp.happenedAt(),
                        stamp.effectiveAfter(relied))));
    }

    private static Decision refuse(String message) {
        return Decision.refuse(Reason.CONFLICT, message);
    }
}
