package io.whereabouts.query.asof;

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
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What we know today of a package at a moment in the past.
///
/// It is folded in the order of effective times. That of a decision is later than those of all that it read, so that
/// decisions about one package come in the order of their positions, as everywhere.
///
/// @param seen its newest scan in the life that it led then
/// @param packing what its packings had left, those of an earlier life as well
/// @param born when the life began that it led then: of its first life, before all that ever was
record Known(
        PackageId packageId,
        Optional<Sighting> seen,
        Optional<Packing> packing,
        boolean registered,
        Instant born,
        boolean tracked,
        Status status) {
    /// What became of it.
    enum Status {
        UNDERWAY,
        LOST,
        DELIVERED,
        CLOSED
    }

    private static Known nothing(PackageId packageId) {
        return new Known(packageId, Optional.empty(), Optional.empty(), false, Instant.MIN, false, Status.UNDERWAY);
    }

    /// @param standing what is right of its history, in its order
    static Known of(PackageId packageId, List<RecordedEvent> standing, Instant at) {
        var known = nothing(packageId);
        for (var recorded : standing) {
            if (!recorded.effectiveAt().isAfter(at) && recorded.event() instanceof PackageEvent event) {
                known = known.after(event, recorded);
            }
        }
        return known;
    }

    private Known after(PackageEvent event, RecordedEvent recorded) {
        return switch (event) {
            case PackageScanned scan -> seen(new Sighting(scan, recorded.effectiveAt(), recorded.recordedAt()));
            case Packed packed -> packed(packed, Optional.of(packed.container()));
            case Unpacked unpacked -> packed(unpacked, Optional.empty());
            case PackageRegistered registration -> registered(registration);
            case TrackingStarted unused -> tracked(true);
            case TrackingStopped unused -> tracked(false);
            case PackageLost unused -> became(Status.LOST);
            case PackageFound unused -> became(Status.UNDERWAY);
            case PackageDelivered unused -> became(Status.DELIVERED);
            case PackageClosed unused -> became(Status.CLOSED);
            case ScanRetracted unused -> this;
            case PackingRetracted unused -> this;
            case PackageDescribed unused -> this;
            case PictureAdded unused -> this;
        };
    }

    private Known seen(Sighting newer) {
        return new Known(packageId, Optional.of(newer), packing, registered, born, tracked, status);
    }

    /// What was told after something that happened later changes nothing, unless that later thing was wrong
    /// (decision 9).
    private Known packed(ItemDecision told, Optional<PackageId> container) {
        var late = !told.leaves().map(Packing::since).equals(Optional.of(told.effectiveAt()));
        if (late
                && packing.filter(now -> told.happenedAt().isBefore(now.happenedAt()))
                        .isPresent()) {
            return this;
        }
        var now = new Packing(container, told.effectiveAt(), told.happenedAt());
        return new Known(packageId, seen, Optional.of(now), registered, born, tracked, status);
    }

    /// A first registration, which may be late, covers all that was before it; a later one of the same identifier
    /// begins a life in which earlier scans count no more.
    private Known registered(PackageRegistered registration) {
        var begun = registered ? registration.effectiveAt() : Instant.MIN;
        return new Known(
                packageId,
                seen.filter(scan -> !scan.at().isBefore(begun)),
                packing,
                true,
                begun,
                registration.tracked(),
                Status.UNDERWAY);
    }

    private Known tracked(boolean now) {
        return new Known(packageId, seen, packing, registered, born, now, status);
    }

    private Known became(Status now) {
        return new Known(packageId, seen, packing, registered, born, tracked, now);
    }

    /// What held about its container. That it was taken out of one in an earlier life says nothing.
    Optional<Packing> inForce() {
        return packing.filter(now -> now.container().isPresent() || !now.since().isBefore(born));
    }

    Optional<PackageId> container() {
        return inForce().flatMap(Packing::container);
    }
}
