package io.whereabouts.query.auditlog;

class InMemoryAuditObjectsTest extends AuditObjectsContract {
    @Override
    AuditObjects emptyLog() {
        return new InMemoryAuditObjects();
    }
}
