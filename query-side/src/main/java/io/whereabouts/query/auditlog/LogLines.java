package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.Stream;

/// The lines of a log object in the order of merges. A log object is small: it is read at once, and unpacked bucket by
/// bucket.
final class LogLines {
    /// Lines that are parsed take about three times their bytes.
    private static final int UNPACKED = 3;

    private final byte[] object;
    private final LogIndex index;

    private LogLines(byte[] object, LogIndex index) {
        this.object = object;
        this.index = index;
    }

    static LogLines read(StoredObjects log, Listed listed) {
        try {
            var object = log.range(listed.key(), 0, Math.toIntExact(listed.length()));
            return new LogLines(object, LogIndex.read(object, listed.length()));
        } catch (Damaged e) {
            throw new Damaged("object %s of the log: %s".formatted(listed.key(), e.getMessage()), e);
        }
    }

    /// Bytes of memory that a merge of it takes.
    long memory() {
        return object.length
                + UNPACKED
                        * index.parts().stream()
                                .mapToLong(
                                        part -> Gzip.lengthOf(object, Math.toIntExact(part.offset()) + part.length()))
                                .max()
                                .orElse(0);
    }

    Iterator<Line> sorted() {
        return index.parts().stream()
                .sorted(Comparator.comparingInt(LogIndex.Part::bucket))
                .flatMap(this::lines)
                .iterator();
    }

    /// As they came, in the order of the object.
    Stream<String> texts() {
        return index.parts().stream().flatMap(this::texts);
    }

    private Stream<Line> lines(LogIndex.Part part) {
        return texts(part).map(Line::of).sorted();
    }

    private Stream<String> texts(LogIndex.Part part) {
        var from = Math.toIntExact(part.offset());
        return Gzip.lines(Arrays.copyOfRange(object, from, from + part.length()), part.lines()).stream()
                .map(line -> new String(line, UTF_8));
    }
}
