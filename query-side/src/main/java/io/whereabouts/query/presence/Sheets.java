package io.whereabouts.query.presence;

import java.util.List;

/// Where sheets are kept: each is written once, as a whole, and never altered.
interface Sheets {
    /// @param name its key
    /// @param length in bytes
    record Stored(String name, long length) {}

    /// Those whose names start so and sort after `after`, in the order of their names.
    List<Stored> list(String prefix, String after);

    /// Leaves one that is there as it is: who writes a sheet again has written the same, or as much.
    void put(String name, byte[] sheet);

    byte[] range(String name, long from, int length);
}
