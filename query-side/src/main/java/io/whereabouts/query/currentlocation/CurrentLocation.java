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
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Tags;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.WriteToken;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the events say of one package. `join` is commutative, associative and idempotent: neither the order nor the
/// number of deliveries changes what remains.
///
/// @param packing what holds about its container: the value is empty if it was never in one, or only by mistake
/// @param holds whether anything was ever packed into it: only the events of others say so
/// @param heard which decisions it rests on
/// @param asOf when the newest of the folded events was recorded
record CurrentLocation(
        PackageId packageId,
        Life life,
        Optional<Decided<Optional<Packing>>> packing,
        Slots slots,
        Holds holds,
        Heard heard,
        Instant asOf) {

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
        return switch (event) {
            case PackageRegistered registered ->
                life(recorded, Life.registered(inLife(recorded, new Said<>(recorded.eventId(), registered))));
            case PackageDescribed described ->
                life(recorded, Life.described(inLife(recorded, new Said<>(recorded.eventId(), described))));
            case TrackingStarted unused -> life(recorded, Life.tracked(inLife(recorded, true)));
            case TrackingStopped unused -> life(recorded, Life.tracked(inLife(recorded, false)));
            case PackageLost unused -> life(recorded, Life.became(inLife(recorded, Status.LOST)));
            case PackageFound unused -> life(recorded, Life.became(inLife(recorded, Status.UNDERWAY)));
            case PackageDelivered unused -> life(recorded, Life.became(inLife(recorded, Status.DELIVERED)));
            case PackageClosed unused -> life(recorded, Life.became(inLife(recorded, Status.CLOSED)));
            case ItemDecision decision -> item(recorded, decision);
            case PackageScanned seen ->
                new CurrentLocation(
                        seen.packageId(),
                        Life.UNKNOWN,
                        Optional.empty(),
                        Slots.of(Slot.of(ScanKey.of(recorded), seen)),
                        Holds.NOTHING,
                        Heard.NOTHING,
                        recorded.recordedAt());
            case PictureAdded unused ->
                throw new IllegalArgumentException("event %s moves no package".formatted(recorded.eventId()));
        };
    }

    /// What the packing of something else says of its container, and nothing but that.
    static CurrentLocation holding(PackageId container) {
        return new CurrentLocation(
                container, Life.UNKNOWN, Optional.empty(), Slots.NONE, Holds.SOMETHING, Heard.NOTHING, Instant.EPOCH);
    }

    /// The same, with that said of its contents if it says less.
    CurrentLocation atLeast(Holds least) {
        return new CurrentLocation(packageId, life, packing, slots, holds.join(least), heard, asOf);
    }

    private static CurrentLocation life(RecordedEvent recorded, Life life) {
        var id = ((PackageEvent) recorded.event()).packageId();
        var heard = Heard.ofLife(position(recorded, Tags.LIFE));
        return new CurrentLocation(id, life, Optional.empty(), Slots.NONE, Holds.NOTHING, heard, recorded.recordedAt());
    }

    private static CurrentLocation item(RecordedEvent recorded, ItemDecision decision) {
        var position = position(recorded, Tags.ITEM);
        return new CurrentLocation(
                decision.packageId(),
                Life.UNKNOWN,
                Optional.of(new Decided<>(position, decision.leaves())),
                decision instanceof ScanRetracted retraction
                        ? Slots.of(Slot.marked(
                                ScanKey.of(retraction.retracted()), new Decided<>(position, retraction.standing())))
                        : Slots.NONE,
                Holds.NOTHING,
                Heard.ofItem(position),
                recorded.recordedAt());
    }

    private static <T> Decided<T> inLife(RecordedEvent recorded, T value) {
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

    CurrentLocation join(CurrentLocation other) {
        if (!packageId.equals(other.packageId)) {
            throw new IllegalArgumentException("%s is not %s".formatted(other.packageId, packageId));
        }
        return new CurrentLocation(
                packageId,
                life.join(other.life),
                Decided.latest(packing, other.packing),
                slots.join(other.slots),
                holds.join(other.holds),
                heard.join(other.heard),
                Collections.max(List.of(asOf, other.asOf)));
    }

    /// As far as its own events say it.
    CurrentLocation byItself() {
        return new CurrentLocation(packageId, life, packing, slots, Holds.NOTHING, heard, asOf);
    }

    static Optional<CurrentLocation> fold(Collection<CurrentLocation> known) {
        return known.stream().reduce(CurrentLocation::join);
    }

    /// Whether it keeps what the token names: a scan, or what the package is said to be. Of other decisions it knows
    /// the positions alone, and tokens do not.
    boolean keeps(WriteToken token) {
        return Stream.concat(life.tokens(), slots.scans().map(scan -> WriteToken.of(packageId, scan.scan())))
                .anyMatch(token::equals);
    }

    /// What holds about its container in this life. That it was taken out of one in an earlier life says nothing; the
    /// container that it is in counts as long as the commands say so.
    Optional<Packing> inForce() {
        return packing.flatMap(Decided::value).filter(now -> now.container().isPresent() || life.covers(now.since()));
    }

    /// That it is in now.
    Optional<PackageId> container() {
        return inForce().flatMap(Packing::container);
    }
}
