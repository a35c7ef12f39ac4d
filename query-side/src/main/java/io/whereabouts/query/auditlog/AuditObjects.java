package io.whereabouts.query.auditlog;

import java.util.List;

/// The bucket of the log, as far as it is needed: objects are written once, listed and read in part.
interface AuditObjects {

    /// @return false if there is one of that name, which stays as it is
    boolean putIfAbsent(String key, byte[] bytes);

    /// All objects whose keys start so, in the order of their keys.
    List<Listed> list(String prefix);

    /// @param length of the object in bytes
    record Listed(String key, long length) {}

    /// Exactly these bytes.
    ///
    /// @throws Damaged if the object ends before
    byte[] range(String key, long from, int length);
}
