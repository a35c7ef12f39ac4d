package io.whereabouts.query.currentlocation;

import io.whereabouts.events.Decision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Tags;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// What is known of one package. `join` is commutative, associative and idempotent: neither the order nor the
/// number of deliveries changes what remains.
///
/// @param registration absent if a scan came before the registration
/// @param slots the greatest scans, the greatest first
/// @param cut whether a scan smaller than all slots was dropped
/// @param asOf when the newest of the folded events was recorded
record CurrentLocation(
        PackageId packageId,
        Optional<Registration> registration,
        Optional<Tracking> tracking,
        List<Slot> slots,
        boolean cut,
        Instant asOf) {
    static final int SLOTS = 4;

    CurrentLocation {
        slots = List.copyOf(slots);
    }

    /// @throws IllegalArgumentException if a decision does not say where it stands on the package's tag
    static CurrentLocation of(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case PackageRegistered registered -> {
                var position = position(recorded, registered);
                yield new CurrentLocation(
                        registered.packageId(),
                        Optional.of(new Registration(position, registered)),
                        Optional.of(new Tracking(position, registered.tracked())),
                        List.of(),
                        false,
                        recorded.recordedAt());
            }
            case TrackingStarted started -> tracking(recorded, started, true);
            case TrackingStopped stopped -> tracking(recorded, stopped, false);
            case PackageScanned seen ->
                new CurrentLocation(
                        seen.packageId(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Slot.of(recorded, seen)),
                        false,
                        recorded.recordedAt());
        };
    }

    private static CurrentLocation tracking(RecordedEvent recorded, Decision decision, boolean tracked) {
        return new CurrentLocation(
                decision.packageId(),
                Optional.empty(),
                Optional.of(new Tracking(position(recorded, decision), tracked)),
                List.of(),
                false,
                recorded.recordedAt());
    }

    private static String position(RecordedEvent recorded, Decision decision) {
        var tag = Tags.LIFE + "=" + decision.packageId().canonical();
        return recorded.positions().stream()
                .filter(copy -> copy.tag().equals(tag))
                .map(TagPosition::position)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "event %s has no position under %s".formatted(recorded.eventId(), tag)));
    }

    CurrentLocation join(CurrentLocation other) {
        if (!packageId.equals(other.packageId)) {
            throw new IllegalArgumentException("%s is not %s".formatted(other.packageId, packageId));
        }
        var union = new TreeSet<Slot>(Collections.reverseOrder());
        union.addAll(slots);
        union.addAll(other.slots);
        return new CurrentLocation(
                packageId,
                either(registration, other.registration, Registration::latest),
                either(tracking, other.tracking, Tracking::latest),
                union.stream().limit(SLOTS).toList(),
                cut || other.cut || union.size() > SLOTS,
                Collections.max(List.of(asOf, other.asOf)));
    }

    private static <T> Optional<T> either(Optional<T> a, Optional<T> b, BinaryOperator<T> join) {
        return Stream.of(a, b).flatMap(Optional::stream).reduce(join);
    }

    static Optional<CurrentLocation> fold(Collection<CurrentLocation> known) {
        return known.stream().reduce(CurrentLocation::join);
    }

    boolean tracked() {
        return tracking.map(Tracking::tracked).orElse(false);
    }

    Optional<Slot> newest() {
        return slots.stream().findFirst();
    }

    /// Where it counts as being when somebody asks what is in a volume. A package that is no longer tracked may be
    /// anywhere by now, so it is in none.
    Optional<Place> place() {
        return registration.isPresent() && tracked() ? newest().map(Slot::place) : Optional.empty();
    }

    /// Since when it has been where it is, as far as the slots prove it: at least since.
    Optional<Instant> since() {
        return newest().flatMap(newest -> slots.stream()
                .takeWhile(slot -> slot.place().near(newest.place()))
                .map(Slot::effectiveAt)
                .reduce((newer, older) -> older));
    }
}
