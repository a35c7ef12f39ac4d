package io.whereabouts.query.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the log needs of its bucket.
abstract class AuditObjectsContract extends StoredObjectsContract {
    private AuditObjects objects = new InMemoryAuditObjects();

    abstract AuditObjects emptyLog();

    @Override
    StoredObjects empty() {
        objects = emptyLog();
        return objects;
    }

    @Override
    void put(String key, byte[] bytes) {
        objects.putIfAbsent(key, bytes);
    }

    @Test
    void an_object_is_written_once() {
        assertThat(objects.putIfAbsent("log/a", text("first"))).isTrue();
        assertThat(objects.putIfAbsent("log/a", text("second"))).isFalse();
        assertThat(objects.range("log/a", 0, 5)).isEqualTo(text("first"));
    }
}
