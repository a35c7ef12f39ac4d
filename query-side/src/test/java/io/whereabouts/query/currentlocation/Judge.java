package io.whereabouts.query.currentlocation;

import io.whereabouts.events.Decision;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where everything is, worked out anew from the whole history each time it is asked: slow, with no memory, and close
/// to the words of the requirement. It shares nothing with the read model.
public final class Judge {
    private static final int MOST_CONTAINERS = 20;

    private final Map<PackageId, List<RecordedEvent>> histories;

    /// @param history in any order, each event once
    public Judge(List<RecordedEvent> history) {
        histories = history.stream().collect(Collectors.groupingBy(Judge::idOf));
    }

    /// What a scan, a packing or an unpacking says about where something is, and from when on.
    private record Saying(Instant from, boolean itself, Optional<RecordedEvent> seen) {}

    public Verdict on(PackageId id) {
        var around = new ArrayList<PackageId>();
        var saying = saying(id, around);
        return new Verdict(
                saying.flatMap(Saying::seen).map(RecordedEvent::eventId),
                saying.map(Saying::from),
                saying.filter(now -> now.seen().isEmpty())
                        .flatMap(unused -> newest(id))
                        .map(RecordedEvent::eventId),
                around.size() > MOST_CONTAINERS);
    }

    /// The newest of what is said about it; of two from the same moment that which saw it itself.
    ///
    /// @param around what was gone through on the way, the innermost first; filled
    private Optional<Saying> saying(PackageId id, List<PackageId> around) {
        var own = newest(id).map(seen -> new Saying(seen.effectiveAt(), true, Optional.of(seen)));
        var packed = packing(id).map(packing -> {
            if (packing.container().isEmpty()) {
                return new Saying(packing.since(), false, Optional.empty());
            }
            var container = packing.container().get();
            var tooFar = around.size() == MOST_CONTAINERS;
            around.add(container);
            var there = tooFar ? Optional.<Saying>empty() : saying(container, around);
            return new Saying(
                    there.map(Saying::from).filter(packing.since()::isBefore).orElse(packing.since()),
                    false,
                    there.flatMap(Saying::seen));
        });
        return Stream.of(own, packed)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Saying::from).thenComparing(Saying::itself));
    }

    /// What is in an area: what is followed, and is located by something that is followed.
    Set<PackageId> within(Area area) {
        return ids().stream()
                .filter(this::isFollowed)
                .filter(id -> {
                    var seen = seen(id);
                    return seen.isPresent() && isFollowed(idOf(seen.get())) && area.contains(position(seen.get()));
                })
                .collect(Collectors.toSet());
    }

    public Set<PackageId> ids() {
        return histories.keySet();
    }

    /// Since when all scans that count say the same place, up to the newest.
    Instant since(PackageId id) {
        var scans = standing(id).reversed();
        var place = Place.of(position(scans.getFirst()));
        var since = scans.getFirst().effectiveAt();
        for (var scan : scans) {
            if (!Place.of(position(scan)).near(place)) {
                return since;
            }
            since = scan.effectiveAt();
        }
        return since;
    }

    /// What says where it is.
    Optional<RecordedEvent> seen(PackageId id) {
        return saying(id, new ArrayList<>()).flatMap(Saying::seen);
    }

    Optional<PackageId> container(PackageId id) {
        return packing(id).flatMap(Packing::container);
    }

    Optional<RecordedEvent> newest(PackageId id) {
        return standing(id).reversed().stream().findFirst();
    }

    /// Each scan of this life that was not retracted, or stands again.
    List<RecordedEvent> standing(PackageId id) {
        var from = beginning(id);
        return of(id, event -> event instanceof PackageScanned)
                .filter(scan -> !scan.effectiveAt().isBefore(from))
                .filter(this::stands)
                .sorted(Comparator.comparing(RecordedEvent::effectiveAt)
                        .thenComparing(RecordedEvent::recordedAt)
                        .thenComparing(RecordedEvent::eventId))
                .toList();
    }

    /// Whether a scan was not retracted, or stands again.
    boolean stands(RecordedEvent scan) {
        return decisions(
                        idOf(scan),
                        event -> event instanceof ScanRetracted retraction
                                && retraction.retracted().eventId().value().equals(scan.eventId()))
                .reduce((earlier, later) -> later)
                .map(last -> ((ScanRetracted) last.event()).standing())
                .orElse(true);
    }

    /// What its last decision left, unless that is an unpacking in an earlier life.
    private Optional<Packing> packing(PackageId id) {
        return decisions(id, event -> event instanceof ItemDecision)
                .reduce((earlier, later) -> later)
                .flatMap(last -> ((ItemDecision) last.event()).leaves())
                .filter(left -> left.container().isPresent() || !left.since().isBefore(beginning(id)));
    }

    /// Of its life: of its first, all that ever was.
    private Instant beginning(PackageId id) {
        var registrations =
                decisions(id, event -> event instanceof PackageRegistered).toList();
        return registrations.size() < 2 ? Instant.MIN : registrations.getLast().effectiveAt();
    }

    boolean isRegistered(PackageId id) {
        return decisions(id, event -> event instanceof PackageRegistered)
                .findAny()
                .isPresent();
    }

    boolean isFollowed(PackageId id) {
        return decisions(
                                id,
                                event -> event instanceof PackageRegistered
                                        || event instanceof TrackingStarted
                                        || event instanceof TrackingStopped
                                        || event instanceof PackageClosed)
                        .reduce((earlier, later) -> later)
                        .map(last -> last.event() instanceof TrackingStarted
                                || (last.event() instanceof PackageRegistered registered && registered.tracked()))
                        .orElse(false)
                && !isClosed(id);
    }

    private boolean isClosed(PackageId id) {
        return decisions(id, event -> event instanceof PackageRegistered || event instanceof PackageClosed)
                .reduce((earlier, later) -> later)
                .filter(last -> last.event() instanceof PackageClosed)
                .isPresent();
    }

    private Stream<RecordedEvent> decisions(PackageId id, Predicate<PackageEvent> which) {
        return of(id, event -> event instanceof Decision && which.test(event))
                .sorted(Comparator.comparing(
                        decision -> decision.positions().getFirst().position()));
    }

    private Stream<RecordedEvent> of(PackageId id, Predicate<PackageEvent> which) {
        return histories.getOrDefault(id, List.of()).stream()
                .filter(recorded -> which.test((PackageEvent) recorded.event()));
    }

    private static PackageId idOf(RecordedEvent recorded) {
        return ((PackageEvent) recorded.event()).packageId();
    }

    static Position position(RecordedEvent scan) {
        return ((PackageScanned) scan.event()).position();
    }
}
