package io.whereabouts.operations.sql;

import java.util.List;

/// The log, as its projector writes it: `log/hour=2026-11-01T09/….jsonl.gz`.
public interface LogObjects {
    String PREFIX = "log/hour=";

    /// @param hour of writing
    /// @param bytes as it is stored
    record Stored(String key, String hour, long bytes) {
        static Stored of(String key, long bytes) {
            return new Stored(key, key.substring(PREFIX.length(), key.indexOf('/', PREFIX.length())), bytes);
        }
    }

    List<Stored> in(Hours hours);

    /// Gzip, of one or more members.
    byte[] read(String key);
}
