package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Merges until nothing is worth it or time is up. It may stop anywhere, and others may do the same at once: what
/// counts is what the manifest says.
final class Merger {
    private static final Logger log = LoggerFactory.getLogger(Merger.class);

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

    /// @return what is left, as the manifest and the list say that were read last
    Backlog run(Work work, BooleanSupplier timeIsUp) {
        var listed = work == Work.LOG ? collect(timeIsUp) : Optional.<List<Listed>>empty();
        var manifest = manifests.current();
        for (var fold = next(work, manifest);
                fold.isPresent() && !timeIsUp.getAsBoolean();
                fold = next(work, manifest)) {
            fold(fold.orElseThrow(), timeIsUp);
            manifest = manifests.current();
        }
        if (work == Work.DAYS && !timeIsUp.getAsBoolean()) {
            sweep.run(clock.instant());
        }
        return Backlog.of(manifest, listed, clock.instant(), limits);
    }

    /// One that has stood still for a day may find its pieces deleted, because another has merged them meanwhile. If
    /// the
    /// manifest still names what is gone, it is lost, and that is an error.
    private void fold(Fold fold, BooleanSupplier timeIsUp) {
        try {
            folding.run(fold, timeIsUp);
        } catch (Gone e) {
            if (manifests.current().counts(e.key())) {
                throw e;
            }
            log.atInfo().addKeyValue("period", fold.period().text()).log("pieces were merged and deleted by another");
        }
    }

    private Optional<Fold> next(Work work, Manifest manifest) {
        return work.next(manifest, clock.instant(), limits);
    }

    /// @return the log as it was listed last; empty if there was no time
    private Optional<List<Listed>> collect(BooleanSupplier timeIsUp) {
        var listed = Optional.<List<Listed>>empty();
        while (!timeIsUp.getAsBoolean()) {
            var manifest = manifests.current();
            var there = collecting.list(manifest);
            listed = Optional.of(there);
            var change = collecting.next(manifest, there, clock.instant());
            if (change.isEmpty()) {
                return listed;
            }
            manifests.commit(change.orElseThrow());
        }
        return listed;
    }
}
