package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.query.auditlog.AuditObjects.Listed;
import io.whereabouts.query.parallel.Parallel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/// All events of a package: of each object the index, and of those that may hold the package the one bucket.
final class History {
    private final AuditObjects objects;
    private final Indexes indexes;
    private final Parallel parallel = new Parallel("history");

    History(AuditObjects objects) {
        this.objects = objects;
        indexes = new Indexes(objects);
    }

    /// Each event once, oldest first, and what was retracted marked.
    List<Entry> of(String packageId) {
        var reads = new ArrayList<Future<List<Entry>>>();
        for (var object : objects.list(LogObject.PREFIX)) {
            if (object.key().endsWith(LogObject.SUFFIX)) {
                reads.add(parallel.start(() -> entries(object, packageId)));
            }
        }
        var entries = new HashMap<String, Entry>();
        for (var read : reads) {
            Parallel.result(read)
                    .forEach(entry -> entries.putIfAbsent(entry.mark().eventId(), entry));
        }
        var history = entries.values().stream()
                .sorted(Comparator.comparing(Entry::mark))
                .toList();
        Corrections.mark(history);
        return history;
    }

    private List<Entry> entries(Listed object, String packageId) {
        try {
            return indexes.of(object)
                    .partThatMayHold(PackageHash.of(packageId))
                    .map(part -> entries(object.key(), part, packageId))
                    .orElse(List.of());
        } catch (Damaged e) {
            throw new Damaged("object %s of the log: %s".formatted(object.key(), e.getMessage()), e);
        }
    }

    private List<Entry> entries(String key, LogIndex.Part part, String packageId) {
        var lines = lines(objects.range(key, part.offset(), part.length()));
        if (lines.size() != part.lines()) {
            throw new Damaged("has %d lines in bucket %d and should have %d"
                    .formatted(lines.size(), part.bucket(), part.lines()));
        }
        var digits = leadingDigits(packageId);
        return lines.stream()
                .filter(line -> line.contains(digits)) // spares parsing most of the others
                .map(line -> Entry.parsed(line))
                .filter(detail -> detail.at("/payload/package").asText().equals(packageId))
                .map(detail -> Entry.of(detail, detail.toString().length()))
                .toList();
    }

    /// What of an identifier looks the same in any JSON: other characters may be escaped, a `"` has to be.
    private static String leadingDigits(String packageId) {
        return packageId.split("[^0-9]", 2)[0];
    }

    private static List<String> lines(byte[] member) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(member))) {
            return new String(gzip.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new Damaged("has a bucket that cannot be read: " + e.getMessage(), e);
        }
    }
}
