package io.whereabouts.query.currentlocation;

import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PictureAdded;
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
/// @param description what replaced that of the registration, if anything did
/// @param packing what holds about its container: the value is empty if it was never in one, or only by mistake
/// @param slots the greatest scans, the greatest first
/// @param cut whether a scan smaller than all slots was dropped
/// @param asOf when the newest of the folded events was recorded
record CurrentLocation(
        PackageId packageId,
        Optional<Decided<Said<PackageRegistered>>> registration,
        Optional<Decided<Said<PackageDescribed>>> description,
        Optional<Decided<Boolean>> tracking,
        Optional<Decided<Status>> status,
        Optional<Decided<Optional<Packing>>> packing,
        List<Slot> slots,
        boolean cut,
        Instant asOf) {
    static final int SLOTS = 4;

    CurrentLocation {
        slots = List.copyOf(slots);
    }

    static CurrentLocation nothing(PackageId packageId, Instant asOf) {
        return new CurrentLocation(
                packageId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                asOf);
    }

    /// Whether it says anything about where a package is, or what it is.
    static boolean isToldBy(DomainEvent event) {
        return event instanceof PackageEvent && !(event instanceof PictureAdded);
    }

    /// @throws IllegalArgumentException if it says nothing here, or a decision does not say where it stands under the
    /// package's tag
    static CurrentLocation of(RecordedEvent recorded) {
        if (!(recorded.event() instanceof PackageEvent event)) {
            throw new IllegalArgumentException("event %s is about no package".formatted(recorded.eventId()));
        }
        var nothing = nothing(event.packageId(), recorded.recordedAt());
        return switch (event) {
            case PackageRegistered registered ->
                nothing.with(life(recorded, new Said<>(recorded.eventId(), registered)))
                        .tracked(life(recorded, registered.tracked()))
                        .became(life(recorded, Status.UNDERWAY));
            case PackageDescribed described ->
                nothing.described(life(recorded, new Said<>(recorded.eventId(), described)));
            case TrackingStarted unused -> nothing.tracked(life(recorded, true));
            case TrackingStopped unused -> nothing.tracked(life(recorded, false));
            case PackageLost unused -> nothing.became(life(recorded, Status.LOST));
            case PackageFound unused -> nothing.became(life(recorded, Status.UNDERWAY));
            case PackageDelivered unused -> nothing.became(life(recorded, Status.DELIVERED));
            case PackageClosed unused -> nothing.became(life(recorded, Status.CLOSED));
            case ItemDecision decision ->
                nothing.packed(new Decided<>(position(recorded, Tags.ITEM), decision.leaves()));
            case PackageScanned seen -> nothing.seen(Slot.of(recorded, seen));
            case PictureAdded unused ->
                throw new IllegalArgumentException("event %s moves no package".formatted(recorded.eventId()));
        };
    }

    private static <T> Decided<T> life(RecordedEvent recorded, T value) {
        return new Decided<>(position(recorded, Tags.LIFE), value);
    }

    private static String position(RecordedEvent recorded, String key) {
        var tag = key + "=" + recorded.event().subject();
        return recorded.positions().stream()
                .filter(copy -> copy.tag().equals(tag))
                .map(TagPosition::position)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "event %s has no position under %s".formatted(recorded.eventId(), tag)));
    }

    private CurrentLocation with(Decided<Said<PackageRegistered>> decided) {
        return new CurrentLocation(
                packageId, Optional.of(decided), description, tracking, status, packing, slots, cut, asOf);
    }

    private CurrentLocation described(Decided<Said<PackageDescribed>> decided) {
        return new CurrentLocation(
                packageId, registration, Optional.of(decided), tracking, status, packing, slots, cut, asOf);
    }

    private CurrentLocation tracked(Decided<Boolean> decided) {
        return new CurrentLocation(
                packageId, registration, description, Optional.of(decided), status, packing, slots, cut, asOf);
    }

    private CurrentLocation became(Decided<Status> decided) {
        return new CurrentLocation(
                packageId, registration, description, tracking, Optional.of(decided), packing, slots, cut, asOf);
    }

    private CurrentLocation packed(Decided<Optional<Packing>> decided) {
        return new CurrentLocation(
                packageId, registration, description, tracking, status, Optional.of(decided), slots, cut, asOf);
    }

    private CurrentLocation seen(Slot slot) {
        return new CurrentLocation(
                packageId, registration, description, tracking, status, packing, List.of(slot), cut, asOf);
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
                either(registration, other.registration, Decided::latest),
                either(description, other.description, Decided::latest),
                either(tracking, other.tracking, Decided::latest),
                either(status, other.status, Decided::latest),
                either(packing, other.packing, Decided::latest),
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
        return tracking.map(Decided::value).orElse(false);
    }

    boolean isClosed() {
        return status.filter(decided -> decided.value() == Status.CLOSED).isPresent();
    }

    Optional<Slot> newest() {
        return slots.stream().findFirst();
    }

    /// Where it counts as being when somebody asks what is in a volume. A package that is no longer tracked, or is
    /// closed, may be
    /// anywhere by now, so it is in none.
    Optional<Place> place() {
        return registration.isPresent() && tracked() && !isClosed() ? newest().map(Slot::place) : Optional.empty();
    }

    /// Since when it has been where it is, as far as the slots prove it: at least since.
    Optional<Instant> since() {
        return newest().flatMap(newest -> slots.stream()
                .takeWhile(slot -> slot.place().near(newest.place()))
                .map(Slot::effectiveAt)
                .reduce((newer, older) -> older));
    }
}
