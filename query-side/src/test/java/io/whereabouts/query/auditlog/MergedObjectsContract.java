package io.whereabouts.query.auditlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whereabouts.query.auditlog.MergedObjects.Versioned;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What merges need of their bucket.
abstract class MergedObjectsContract extends StoredObjectsContract {
    private static final int FIVE_MIB = 5 << 20;

    private MergedObjects objects = new InMemoryMergedObjects();

    abstract MergedObjects emptyBucket();

    @Override
    StoredObjects empty() {
        objects = emptyBucket();
        return objects;
    }

    @Override
    void put(String key, byte[] bytes) {
        objects.put(key, bytes);
    }

    @Test
    void only_the_version_that_was_read_is_replaced() {
        assertThat(objects.read("m")).isEmpty();
        assertThat(objects.swap("m", Optional.empty(), text("one"))).isTrue();
        var one = read();
        assertThat(objects.swap("m", Optional.of(one.version()), text("two"))).isTrue();
        assertThat(objects.swap("m", Optional.of(one.version()), text("three"))).isFalse();
        assertThat(read().bytes()).isEqualTo(text("two"));
    }

    @Test
    void what_is_there_is_not_made_again() {
        assertThat(objects.swap("m", Optional.empty(), text("one"))).isTrue();
        assertThat(objects.swap("m", Optional.empty(), text("two"))).isFalse();
        assertThat(read().bytes()).isEqualTo(text("one"));
    }

    @Test
    void what_is_not_there_is_not_replaced() {
        objects.put("m", text("one"));
        var one = read().version();
        objects.delete("m");
        assertThat(objects.swap("m", Optional.of(one), text("two"))).isFalse();
        assertThat(objects.read("m")).isEmpty();
    }

    /// Whether two swaps at the same moment are one after the other.
    abstract boolean swapsOneByOne();

    @Test
    void of_many_that_replace_the_same_version_one_does() throws Exception {
        assumeTrue(swapsOneByOne(), "it looks at the version, and then writes");
        objects.put("m", text("start"));
        for (var round = 0; round < 20; round++) {
            var version = Optional.of(read().version());
            try (var threads = Executors.newFixedThreadPool(8)) {
                var swaps = IntStream.range(0, 8)
                        .<Callable<Boolean>>mapToObj(n -> () -> objects.swap("m", version, text("by " + n)))
                        .toList();
                var won = 0;
                for (var swap : threads.invokeAll(swaps)) {
                    won += swap.get() ? 1 : 0;
                }
                assertThat(won).as("round %d", round).isEqualTo(1);
            }
        }
    }

    @Test
    void an_upload_is_there_when_it_is_complete() {
        var upload = objects.upload("merged/a");
        var part = new byte[FIVE_MIB];
        Arrays.fill(part, (byte) 'x');
        upload.part(part);
        upload.part(text("end"));
        assertThat(objects.list("merged/", "")).isEmpty();
        upload.complete();
        assertThat(objects.list("merged/", "")).hasSize(1);
        assertThat(objects.range("merged/a", FIVE_MIB - 1, 4)).isEqualTo(text("xend"));
    }

    @Test
    void what_is_deleted_is_gone_and_may_be_deleted_again() {
        objects.put("merged/a", text("x"));
        objects.delete("merged/a");
        objects.delete("merged/a");
        assertThat(objects.list("", "")).isEmpty();
    }

    private Versioned read() {
        return objects.read("m").orElseThrow();
    }
}
