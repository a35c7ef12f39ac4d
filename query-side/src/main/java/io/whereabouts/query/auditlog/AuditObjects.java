package io.whereabouts.query.auditlog;

/// The bucket of the log: objects are written once, and there is no way to alter or delete one.
interface AuditObjects extends StoredObjects {

    /// @return false if there is one of that name, which stays as it is
    boolean putIfAbsent(String key, byte[] bytes);
}
