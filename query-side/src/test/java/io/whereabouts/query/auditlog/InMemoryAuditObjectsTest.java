package io.whereabouts.query.auditlog;

class InMemoryAuditObjectsTest extends AuditObjectsContract {
    @Override
    AuditObjects empty() {
        return new InMemoryAuditObjects();
    }
}
