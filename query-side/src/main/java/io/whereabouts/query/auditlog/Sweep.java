package io.whereabouts.query.auditlog;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes merged objects that nobody can need any more: a read takes seconds, a merger lives for 15 minutes.
final class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    static final Duration KEPT = Duration.ofDays(1);

    private final MergedObjects merged;
    private final Manifests manifests;

    Sweep(MergedObjects merged, Manifests manifests) {
        this.merged = merged;
        this.manifests = manifests;
    }

    void run(Instant now) {
        var before = now.minus(KEPT);
        replaced(before);
        unnamed(before);
    }

    private void replaced(Instant before) {
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
    private void unnamed(Instant before) {
        var listed = merged.list(MergedWriter.PREFIX, "");
        var named = new HashSet<String>();
        var manifest = manifests.current();
        manifest.pieces().forEach(piece -> named.add(piece.key()));
        named.addAll(manifest.replaced().keySet());
        listed.stream()
                .map(StoredObjects.Listed::key)
                .filter(key -> !named.contains(key) && written(key).isBefore(before))
                .forEach(key -> {
                    merged.delete(key);
                    log.atInfo().addKeyValue("key", key).log("unnamed object deleted");
                });
    }

    /// By the time in its name, a UUIDv7.
    private static Instant written(String key) {
        var name = key.substring(key.lastIndexOf('/') + 1, key.length() - LogObject.SUFFIX.length());
        return Instant.ofEpochMilli(UUID.fromString(name).getMostSignificantBits() >>> 16);
    }
}
