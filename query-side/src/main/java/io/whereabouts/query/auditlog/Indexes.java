package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.AuditObjects.Listed;
import java.util.LinkedHashMap;
import java.util.Optional;

/// The indexes of the objects, remembered: objects never change. The least recently used are forgotten first.
final class Indexes {
    private static final int MOST_BYTES = 32_000_000;

    /// Holds the index of about 4,000 packages; a longer one takes a second request.
    private static final int FIRST_GUESS = 16_384;

    private final AuditObjects objects;
    private final LinkedHashMap<String, LogIndex> remembered = new LinkedHashMap<>(64, 0.75f, true);
    private int bytes;

    Indexes(AuditObjects objects) {
        this.objects = objects;
    }

    LogIndex of(Listed object) {
        return remembered(object.key()).orElseGet(() -> {
            var index = read(object);
            remember(object.key(), index);
            return index;
        });
    }

    private LogIndex read(Listed object) {
        var end = end(object, FIRST_GUESS);
        var length = LogIndex.memberLength(end);
        return LogIndex.read(length <= end.length ? end : end(object, length), object.length());
    }

    private byte[] end(Listed object, int length) {
        var some = (int) Math.min(length, object.length());
        if (some == 0) {
            throw new Damaged("is empty");
        }
        return objects.range(object.key(), object.length() - some, some);
    }

    private synchronized Optional<LogIndex> remembered(String key) {
        return Optional.ofNullable(remembered.get(key));
    }

    private synchronized void remember(String key, LogIndex index) {
        if (remembered.putIfAbsent(key, index) == null) {
            bytes += index.size();
        }
        for (var oldest = remembered.entrySet().iterator(); bytes > MOST_BYTES && oldest.hasNext(); ) {
            bytes -= oldest.next().getValue().size();
            oldest.remove();
        }
    }
}
