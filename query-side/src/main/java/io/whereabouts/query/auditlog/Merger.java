package io.whereabouts.query.auditlog;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Merges until nothing is worth it or time is up. It may stop anywhere, and others may do the same at once: what
/// counts is what the manifest says.
final class Merger {
    private final Manifests manifests;
    private final Collecting collecting;
    private final Folding folding;
    private final Sweep sweep;
    private final Limits limits;
    private final InstantSource clock;

    /// @param names UUIDv7s
    Merger(AuditObjects logged, MergedObjects merged, Limits limits, InstantSource clock, Supplier<String> names) {
        this.limits = limits;
        this.clock = clock;
        manifests = new Manifests(merged, clock);
        collecting = new Collecting(logged, merged, limits, names);
        folding = new Folding(merged, manifests, limits, names);
        sweep = new Sweep(merged, manifests);
    }

    void run(Work work, BooleanSupplier timeIsUp) {
        if (work == Work.LOG) {
            collect(timeIsUp);
        }
        for (var fold = next(work); fold.isPresent() && !timeIsUp.getAsBoolean(); fold = next(work)) {
            folding.run(fold.orElseThrow(), timeIsUp);
        }
        if (work == Work.DAYS && !timeIsUp.getAsBoolean()) {
            sweep.run(clock.instant());
        }
    }

    private Optional<Fold> next(Work work) {
        return work.next(manifests.current(), clock.instant(), limits);
    }

    private void collect(BooleanSupplier timeIsUp) {
        while (!timeIsUp.getAsBoolean()) {
            var change = collecting.next(manifests.current(), clock.instant());
            if (change.isEmpty()) {
                return;
            }
            manifests.commit(change.orElseThrow());
        }
    }
}
