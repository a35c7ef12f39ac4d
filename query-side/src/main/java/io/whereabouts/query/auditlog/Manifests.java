package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.MergedObjects.Versioned;
import java.time.InstantSource;
import java.util.Optional;

/// The one manifest: whoever changes it replaces exactly the one that they have read.
final class Manifests {
    static final String KEY = "manifest.json.gz";

    /// Who loses so often has met others that won as often.
    private static final int ATTEMPTS = 20;

    private final MergedObjects merged;
    private final InstantSource clock;

    Manifests(MergedObjects merged, InstantSource clock) {
        this.merged = merged;
        this.clock = clock;
    }

    Manifest current() {
        return read().map(Manifests::manifest).orElse(Manifest.EMPTY);
    }

    /// @return false if what the change builds on is gone, because another merger has done this work; also if a reply
    ///         was lost and the change is in the manifest already, for then its base is gone as well
    boolean commit(Change change) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var read = read();
            // The clock after the manifest: see Change.
            var changed = change.appliedTo(read.map(Manifests::manifest).orElse(Manifest.EMPTY), clock.instant());
            if (changed.isEmpty()) {
                return false;
            }
            var bytes = ManifestJson.write(changed.orElseThrow());
            if (merged.swap(KEY, read.map(Versioned::version), bytes)) {
                return true;
            }
        }
        throw new IllegalStateException("the manifest was replaced %d times; try again".formatted(ATTEMPTS));
    }

    private Optional<Versioned> read() {
        return merged.read(KEY);
    }

    private static Manifest manifest(Versioned read) {
        return ManifestJson.read(read.bytes());
    }
}
