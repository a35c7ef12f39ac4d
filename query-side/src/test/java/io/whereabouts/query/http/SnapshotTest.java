package io.whereabouts.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    @Test
    void a_reader_is_warmed_up_before_its_snapshot_is_taken() {
        var calls = new AtomicInteger();
        new Snapshot(calls::incrementAndGet).beforeCheckpoint(Core.getGlobalContext());
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_warm_up_that_fails_does_not_keep_the_function_from_being_published() {
        var snapshot = new Snapshot(() -> {
            throw new IllegalStateException("no table yet");
        });
        assertThatCode(() -> snapshot.beforeCheckpoint(Core.getGlobalContext())).doesNotThrowAnyException();
    }
}
