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
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The lines that may be about some packages: of each piece and of each log object that is not yet merged the index,
/// and
/// of those that may hold any the parts.
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
        var objects = new ArrayList<Callable<List<Part>>>();
        for (var object : manifest.unmerged(logged.list(LogObject.PREFIX, manifest.listedAfter()))) {
            objects.add(() -> parts(object, packages));
        }
        var held = new LinkedHashMap<Piece, List<String>>();
        packages.forEach(id -> manifest.thatMayHold(Slice.unsigned(PackageHash.of(id)))
                .forEach(piece ->
                        held.computeIfAbsent(piece, unused -> new ArrayList<>()).add(id)));
        held.forEach((piece, some) -> objects.add(() -> parts(piece, some)));
        var parts = requests.all(objects).stream().flatMap(List::stream).toList();
        return requests.all(parts).stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        Mention::packageId, Collectors.mapping(Mention::line, Collectors.toList())));
    }

    /// What of an object may hold some packages.
    private record Part(String object, Collection<String> packages, Supplier<List<byte[]>> lines)
            implements Callable<List<Mention>> {
        @Override
        public List<Mention> call() {
            var mentions = new ArrayList<Mention>();
            for (var bytes : naming(object, lines)) {
                var line = new String(bytes, UTF_8);
                packages.stream()
                        .filter(id -> line.contains(leadingDigits(id))) // spares parsing most of the others
                        .forEach(id -> mentions.add(new Mention(id, line)));
            }
            return mentions;
        }
    }

    private List<Part> parts(Listed object, Collection<String> packages) {
        var name = "object %s of the log".formatted(object.key());
        var index = naming(name, () -> indexes.of(object));
        return parts(
                name,
                packages,
                id -> index.partThatMayHold(PackageHash.of(id)),
                part -> Gzip.lines(logged.range(object.key(), part.offset(), part.length()), part.lines()));
    }

    private List<Part> parts(Piece piece, Collection<String> packages) {
        var name = "merged object %s".formatted(piece.key());
        var index = naming(name, () -> indexes.of(piece));
        return parts(
                name,
                packages,
                id -> index.thatMayHold(Slice.unsigned(PackageHash.of(id))),
                run -> Gzip.lines(merged.range(piece.key(), run.offset(), run.length()), run.lines()));
    }

    /// @param where which part of the object may hold a package
    private static <P> List<Part> parts(
            String object,
            Collection<String> packages,
            Function<String, Optional<P>> where,
            Function<P, List<byte[]>> lines) {
        var held = new LinkedHashMap<P, List<String>>();
        packages.forEach(id -> where.apply(id)
                .ifPresent(part ->
                        held.computeIfAbsent(part, unused -> new ArrayList<>()).add(id)));
        return held.entrySet().stream()
                .map(part -> new Part(object, part.getValue(), () -> lines.apply(part.getKey())))
                .toList();
    }

    private static <T> T naming(String object, Supplier<T> read) {
        try {
            return read.get();
        } catch (Damaged e) {
            throw new Damaged("%s: %s".formatted(object, e.getMessage()), e);
        }
    }

    /// What of an identifier looks the same in any JSON: other characters may be escaped, a `"` has to be.
    private static String leadingDigits(String packageId) {
        return packageId.split("[^0-9]", 2)[0];
    }
}
