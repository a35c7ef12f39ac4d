package io.whereabouts.query.auditlog;

import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes merged objects that nobody can need any more: the manifest has said for a day that they go.
final class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final MergedObjects merged;
    private final Manifests manifests;

    Sweep(MergedObjects merged, Manifests manifests) {
        this.merged = merged;
        this.manifests = manifests;
    }

    void run(Instant now) {
        delete(now.minus(Change.KEPT));
        condemn();
    }

    private void delete(Instant before) {
        var old = new HashSet<String>();
        manifests.current().replaced().forEach((key, since) -> {
            if (since.isBefore(before)) {
                old.add(key);
            }
        });
        if (!old.isEmpty()) {
            old.forEach(merged::delete);
            manifests.commit(new Change.Swept(old));
            log.atInfo().addKeyValue("objects", old.size()).log("replaced objects deleted");
        }
    }

    /// What a merger has written that died or lost before the manifest named it.
    private void condemn() {
        var unnamed = merged.list(MergedWriter.PREFIX, "").stream()
                .map(StoredObjects.Listed::key)
                .collect(Collectors.toCollection(HashSet::new));
        unnamed.removeAll(manifests.current().keys());
        if (!unnamed.isEmpty() && manifests.commit(new Change.Condemned(unnamed))) {
            log.atWarn().addKeyValue("objects", unnamed.size()).log("unnamed objects found");
        }
    }
}
