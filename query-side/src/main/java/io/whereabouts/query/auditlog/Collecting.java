package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Log objects to pieces, one for each day of recording.
final class Collecting {
    private static final Logger log = LoggerFactory.getLogger(Collecting.class);

    /// After the end of an hour no object of it can come: a function lives for 15 minutes at most, and names an object
    /// when it writes it.
    static final Duration SETTLES = Duration.ofMinutes(30);

    private final AuditObjects logged;
    private final MergedObjects merged;
    private final Limits limits;
    private final Supplier<String> names;

    /// @param names for new objects, each another
    Collecting(AuditObjects logged, MergedObjects merged, Limits limits, Supplier<String> names) {
        this.logged = logged;
        this.merged = merged;
        this.limits = limits;
        this.names = names;
    }

    /// The log, as far as something of it may have to be merged.
    List<Listed> list(Manifest manifest) {
        return logged.list(LogObject.PREFIX, manifest.listedAfter());
    }

    /// When an object of the log is to be merged at the latest: its hour is complete then.
    static Instant dueSince(String key) {
        return LogObject.endOfHour(key).plus(SETTLES);
    }

    /// What can be merged at once; empty if there is too little to be worth it.
    ///
    /// @param listed by this manifest
    Optional<Change> next(Manifest manifest, List<Listed> listed, Instant now) {
        var open = LogObject.hour(now.minus(SETTLES));
        var waiting = manifest.unmerged(listed);
        var urgent = waiting.stream().anyMatch(object -> object.key().compareTo(LogObject.hourPrefix(open)) < 0);
        if (waiting.size() < limits.few() && !urgent) {
            return waiting.isEmpty() ? sealing(manifest, open) : Optional.empty();
        }
        var batch = batch(waiting);
        var covered = waiting.subList(0, batch.size());
        var rest = waiting.subList(batch.size(), waiting.size());
        var sealed = rest.stream()
                .map(object -> LogObject.hourOf(object.key()))
                .filter(hour -> hour.compareTo(open) < 0)
                .findFirst()
                .orElse(open);
        var pieces = pieces(batch);
        log.atInfo()
                .addKeyValue("objects", covered.size())
                .addKeyValue("left", rest.size())
                .addKeyValue("pieces", pieces.size())
                .log("log objects merged");
        return Optional.of(new Change.Collected(
                new HashSet<>(covered.stream().map(Listed::key).toList()), pieces, sealed));
    }

    /// Nothing is left of hours that have ended: their objects need not be named any more.
    private static Optional<Change> sealing(Manifest manifest, String open) {
        return manifest.covered().isEmpty() || manifest.covered().first().compareTo(LogObject.hourPrefix(open)) >= 0
                ? Optional.empty()
                : Optional.of(new Change.Collected(new HashSet<>(), List.of(), open));
    }

    private List<LogLines> batch(List<Listed> waiting) {
        var batch = new ArrayList<LogLines>();
        var memory = 0L;
        for (var object : waiting) {
            var lines = LogLines.read(logged, object);
            memory += lines.memory();
            if (!batch.isEmpty() && memory > limits.batch()) {
                break;
            }
            batch.add(lines);
        }
        return batch;
    }

    private List<Piece> pieces(List<LogLines> batch) {
        var writers = new TreeMap<Period, MergedWriter>();
        var lines = new MergedLines(batch.stream().map(LogLines::sorted).toList());
        while (lines.hasNext()) {
            var line = lines.next();
            writers.computeIfAbsent(line.day(), day -> new MergedWriter(merged, limits, day, names.get()))
                    .add(line);
        }
        return writers.values().stream().map(writer -> writer.finish(Slice.ALL)).toList();
    }
}
