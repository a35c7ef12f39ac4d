package io.whereabouts.query.asof;

import io.whereabouts.events.Decision;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A history as it would have been recorded if nothing had ever gone wrong: what was found wrong was never told, so
/// that nothing had to be corrected. What happened up to a moment, told to a judge, says where everything was then.
final class Untold {
    private Untold() {}

    static List<RecordedEvent> of(List<RecordedEvent> history) {
        var wrong = wrong(history);
        var left = new HashMap<PackageId, Optional<Packing>>();
        return inPositions(history).stream()
                .filter(recorded -> !wrong.contains(recorded.eventId()))
                .filter(recorded -> !isCorrection(recorded))
                .map(recorded -> anew(recorded, left))
                .toList();
    }

    static List<RecordedEvent> upTo(Instant at, List<RecordedEvent> history) {
        return history.stream()
                .filter(recorded -> !recorded.effectiveAt().isAfter(at))
                .toList();
    }

    private static Set<String> wrong(List<RecordedEvent> history) {
        var wrong = new HashSet<String>();
        for (var recorded : inPositions(history)) {
            if (recorded.event() instanceof ScanRetracted scan) {
                say(wrong, scan.retracted().eventId().value(), scan.standing());
            }
            if (recorded.event() instanceof PackingRetracted packing) {
                say(wrong, packing.retracted().value(), packing.standing());
            }
        }
        return wrong;
    }

    private static void say(Set<String> wrong, String eventId, boolean standing) {
        if (standing) {
            wrong.remove(eventId);
        } else {
            wrong.add(eventId);
        }
    }

    /// The decisions in theirs; where the scans are does not matter.
    private static List<RecordedEvent> inPositions(List<RecordedEvent> history) {
        var ordered = new ArrayList<>(history);
        ordered.sort(Comparator.comparing(recorded -> recorded.event() instanceof Decision
                ? recorded.positions().getFirst().position()
                : ""));
        return ordered;
    }

    private static boolean isCorrection(RecordedEvent recorded) {
        return recorded.event() instanceof ScanRetracted || recorded.event() instanceof PackingRetracted;
    }

    private static RecordedEvent anew(RecordedEvent recorded, Map<PackageId, Optional<Packing>> left) {
        return switch ((PackageEvent) recorded.event()) {
            case Packed told -> {
                var leaves = leaves(told, Packing.in(told.container(), told.effectiveAt(), told.happenedAt()), left);
                yield with(
                        new Packed(told.packageId(), told.container(), leaves, told.happenedAt(), told.effectiveAt()),
                        recorded);
            }
            case Unpacked told -> {
                var leaves = leaves(told, Packing.out(told.effectiveAt(), told.happenedAt()), left);
                yield with(
                        new Unpacked(told.packageId(), told.container(), leaves, told.happenedAt(), told.effectiveAt()),
                        recorded);
            }
            default -> recorded;
        };
    }

    /// What took effect when it was told still does; what was late may not be late any more.
    private static Optional<Packing> leaves(ItemDecision told, Packing itself, Map<PackageId, Optional<Packing>> left) {
        var before = left.getOrDefault(told.packageId(), Optional.empty());
        var tookEffect = told.leaves().filter(itself::equals).isPresent();
        var leaves = tookEffect
                        || before.isEmpty()
                        || !told.happenedAt().isBefore(before.get().happenedAt())
                ? Optional.of(itself)
                : before;
        left.put(told.packageId(), leaves);
        return leaves;
    }

    private static RecordedEvent with(ItemDecision event, RecordedEvent recorded) {
        return new RecordedEvent(
                recorded.eventId(),
                recorded.recordedAt(),
                recorded.actor(),
                recorded.correlationId(),
                recorded.causationId(),
                recorded.positions(),
                event);
    }
}
