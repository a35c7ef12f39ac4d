package io.whereabouts.query.auditlog;

/// The log's bucket in memory.
final class InMemoryAuditObjects extends InMemoryObjects implements AuditObjects {
    @Override
    public synchronized boolean putIfAbsent(String key, byte[] bytes) {
        return objects.putIfAbsent(key, bytes.clone()) == null;
    }
}
