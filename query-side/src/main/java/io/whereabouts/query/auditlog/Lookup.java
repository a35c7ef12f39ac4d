package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// The lines that may be about one package: of each piece and of each log object that is not yet merged the index, and
/// of those that may hold it the part.
final class Lookup {
    /// Of reads that met an object which had been replaced for a day.
    private static final int ATTEMPTS = 5;

    private final AuditObjects logged;
    private final MergedObjects merged;
    private final Requests requests;
    private final Manifests manifests;
    private final Indexes indexes;

    Lookup(AuditObjects logged, MergedObjects merged, Requests requests) {
        this.logged = logged;
        this.merged = merged;
        this.requests = requests;
        manifests = new Manifests(merged, InstantSource.system());
        indexes = new Indexes(logged, merged);
    }

    /// In no order, and some more than once; also lines of others.
    List<String> linesFor(String packageId) {
        for (var attempt = 1; ; attempt++) {
            try {
                return read(PackageHash.of(packageId));
            } catch (Gone replaced) {
                if (attempt == ATTEMPTS) {
                    throw replaced;
                }
            }
        }
    }

    /// The manifest first: it says from where on the log is to be listed.
    private List<String> read(int hash) {
        var manifest = manifests.current();
        var reads = new ArrayList<Callable<List<byte[]>>>();
        for (var object : logged.list(LogObject.PREFIX, manifest.listedAfter())) {
            if (object.key().endsWith(LogObject.SUFFIX) && !manifest.covers(object.key())) {
                reads.add(() -> lines(object, hash));
            }
        }
        for (var piece : manifest.thatMayHold(Slice.unsigned(hash))) {
            reads.add(() -> lines(piece, Slice.unsigned(hash)));
        }
        return requests.all(reads).stream()
                .flatMap(List::stream)
                .map(line -> new String(line, UTF_8))
                .toList();
    }

    private List<byte[]> lines(Listed object, int hash) {
        try {
            return indexes.of(object)
                    .partThatMayHold(hash)
                    .map(part -> Gzip.lines(logged.range(object.key(), part.offset(), part.length()), part.lines()))
                    .orElse(List.of());
        } catch (Damaged e) {
            throw new Damaged("object %s of the log: %s".formatted(object.key(), e.getMessage()), e);
        }
    }

    private List<byte[]> lines(Piece piece, long hash) {
        try {
            return indexes.of(piece)
                    .thatMayHold(hash)
                    .map(run -> Gzip.lines(merged.range(piece.key(), run.offset(), run.length()), run.lines()))
                    .orElse(List.of());
        } catch (Damaged e) {
            throw new Damaged("merged object %s: %s".formatted(piece.key(), e.getMessage()), e);
        }
    }
}
