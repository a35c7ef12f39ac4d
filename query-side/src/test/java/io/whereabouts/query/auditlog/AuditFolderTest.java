package io.whereabouts.query.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.query.given.LocalAws;
import org.junit.jupiter.api.Test;

/// A second generation of the log, in a folder of the bucket of the first.
class AuditFolderTest extends AuditObjectsContract {
    private static final String BUCKET = LocalAws.newBucket();
    private static int generations = 1;

    @Override
    AuditObjects emptyLog() {
        return generation(++generations);
    }

    private static AuditObjects generation(int number) {
        return new S3AuditObjects(LocalAws.s3(), "%s/generation=%d/".formatted(BUCKET, number));
    }

    @Test
    void generations_know_nothing_of_each_other() {
        var first = new S3AuditObjects(LocalAws.s3(), BUCKET);
        var second = emptyLog();
        assertThat(first.putIfAbsent("log/both", text("of the first"))).isTrue();
        assertThat(second.putIfAbsent("log/both", text("of the second"))).isTrue();
        second.putIfAbsent("log/second", text("2"));

        assertThat(first.list("log/", "")).extracting(StoredObjects.Listed::key).containsExactly("log/both");
        assertThat(second.list("log/", ""))
                .extracting(StoredObjects.Listed::key)
                .containsExactly("log/both", "log/second");
        assertThat(first.range("log/both", 7, 5)).isEqualTo(text("first"));
    }
}
