package io.whereabouts.query.auditlog;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// What was read of objects, which never change. The least recently used is forgotten first.
final class Remembered<T> {
    private final int mostBytes;
    private final ToIntFunction<T> size;
    private final LinkedHashMap<String, T> values = new LinkedHashMap<>(64, 0.75f, true);
    private int bytes;

    Remembered(int mostBytes, ToIntFunction<T> size) {
        this.mostBytes = mostBytes;
        this.size = size;
    }

    /// The reading is not locked: two may read the same, and one of them is kept.
    T get(String key, Supplier<T> reading) {
        return known(key).orElseGet(() -> keep(key, reading.get()));
    }

    private synchronized Optional<T> known(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private synchronized T keep(String key, T value) {
        if (values.putIfAbsent(key, value) == null) {
            bytes += size.applyAsInt(value);
        }
        for (var oldest = values.entrySet().iterator(); bytes > mostBytes && oldest.hasNext(); ) {
            bytes -= size.applyAsInt(oldest.next().getValue());
            oldest.remove();
        }
        return value;
    }
}
