package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.query.auditlog.AuditObjects.Listed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/// All events of a package: of each object the index, and of those that may hold the package the one bucket.
final class History {
    private static final int PARALLEL = 16;

    private final AuditObjects objects;
    private final Indexes indexes;
    private final ExecutorService pool = Executors.newFixedThreadPool(
            PARALLEL, Thread.ofPlatform().daemon().name("history-", 0).factory());

    History(AuditObjects objects) {
        this.objects = objects;
        indexes = new Indexes(objects);
    }

    /// Each event once, oldest first.
    List<Entry> of(String packageId) {
        var reads = new ArrayList<Future<List<Entry>>>();
        for (var object : objects.list(LogObject.PREFIX)) {
            if (object.key().endsWith(LogObject.SUFFIX)) {
                reads.add(pool.submit(() -> entries(object, packageId)));
            }
        }
        var entries = new HashMap<String, Entry>();
        for (var read : reads) {
            result(read).forEach(entry -> entries.putIfAbsent(entry.eventId(), entry));
        }
        return entries.values().stream().sorted().toList();
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
        return lines.stream()
                .filter(line -> line.contains(packageId)) // spares parsing the others
                .map(line -> Entry.parsed(line))
                .filter(detail -> detail.at("/payload/package").asText().equals(packageId))
                .map(detail -> Entry.of(detail, detail.toString().length()))
                .toList();
    }

    private static List<String> lines(byte[] member) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(member))) {
            return new String(gzip.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new Damaged("has a bucket that cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Entry> result(Future<List<Entry>> read) {
        try {
            return read.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the audit log could not be read: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while reading the audit log", e);
        }
    }
}
