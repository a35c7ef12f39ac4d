package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The lines that may be about some packages: of each piece and of each log object that is not yet merged the index,
/// and
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
        return linesFor(List.of(packageId)).getOrDefault(packageId, List.of());
    }

    /// By package; what several need is read once.
    Map<String, List<String>> linesFor(Collection<String> packages) {
        for (var attempt = 1; ; attempt++) {
            try {
                return read(packages);
            } catch (Gone replaced) {
                if (attempt == ATTEMPTS) {
                    throw replaced;
                }
            }
        }
    }

    /// A line that may be about a package.
    private record Mention(String packageId, String line) {}

    /// The manifest first: it says from where on the log is to be listed.
    private Map<String, List<String>> read(Collection<String> packages) {
        var manifest = manifests.current();
        var reads = new ArrayList<Callable<List<Mention>>>();
        for (var object : logged.list(LogObject.PREFIX, manifest.listedAfter())) {
            if (object.key().endsWith(LogObject.SUFFIX) && !manifest.covers(object.key())) {
                reads.add(() -> mentions(object, packages));
            }
        }
        for (var piece : manifest.pieces()) {
            var held = packages.stream()
                    .filter(id -> piece.slice().contains(Slice.unsigned(PackageHash.of(id))))
                    .toList();
            if (!held.isEmpty()) {
                reads.add(() -> mentions(piece, held));
            }
        }
        return requests.all(reads).stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        Mention::packageId, Collectors.mapping(Mention::line, Collectors.toList())));
    }

    private List<Mention> mentions(Listed object, Collection<String> packages) {
        try {
            var index = indexes.of(object);
            return mentions(
                    packages,
                    id -> index.partThatMayHold(PackageHash.of(id)),
                    part -> Gzip.lines(logged.range(object.key(), part.offset(), part.length()), part.lines()));
        } catch (Damaged e) {
            throw new Damaged("object %s of the log: %s".formatted(object.key(), e.getMessage()), e);
        }
    }

    private List<Mention> mentions(Piece piece, Collection<String> packages) {
        try {
            var index = indexes.of(piece);
            return mentions(
                    packages,
                    id -> index.thatMayHold(Slice.unsigned(PackageHash.of(id))),
                    run -> Gzip.lines(merged.range(piece.key(), run.offset(), run.length()), run.lines()));
        } catch (Damaged e) {
            throw new Damaged("merged object %s: %s".formatted(piece.key(), e.getMessage()), e);
        }
    }

    /// @param where which part of the object may hold a package
    private static <P> List<Mention> mentions(
            Collection<String> packages, Function<String, Optional<P>> where, Function<P, List<byte[]>> lines) {
        var wanted = new LinkedHashMap<P, List<String>>();
        packages.forEach(id -> where.apply(id)
                .ifPresent(part -> wanted.computeIfAbsent(part, unused -> new ArrayList<>())
                        .add(id)));
        var mentions = new ArrayList<Mention>();
        wanted.forEach((part, ids) -> lines.apply(part).forEach(bytes -> {
            var line = new String(bytes, UTF_8);
            ids.stream()
                    .filter(id -> line.contains(leadingDigits(id))) // spares parsing most of the others
                    .forEach(id -> mentions.add(new Mention(id, line)));
        }));
        return mentions;
    }

    /// What of an identifier looks the same in any JSON: other characters may be escaped, a `"` has to be.
    private static String leadingDigits(String packageId) {
        return packageId.split("[^0-9]", 2)[0];
    }
}
