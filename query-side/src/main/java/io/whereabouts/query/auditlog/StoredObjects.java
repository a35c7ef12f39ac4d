package io.whereabouts.query.auditlog;

import java.util.List;

/// A bucket, as far as it is read. Lists are strongly consistent: what was put before is in them.
interface StoredObjects {

    /// All objects whose keys start so and sort after `after`, in the order of their keys.
    ///
    /// @param after a key or the beginning of keys; empty for all
    List<Listed> list(String prefix, String after);

    /// @param length of the object in bytes
    record Listed(String key, long length) {}

    /// Exactly these bytes.
    ///
    /// @throws Damaged if the object ends before
    /// @throws Gone if there is no such object
    byte[] range(String key, long from, int length);
}
