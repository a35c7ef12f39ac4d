package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What reading needs of a bucket, of S3 and of the one in memory alike.
abstract class StoredObjectsContract {
    private StoredObjects objects = (StoredObjects) new InMemoryObjects();

    /// A new bucket.
    abstract StoredObjects empty();

    abstract void put(String key, byte[] bytes);

    @BeforeEach
    void make() {
        objects = empty();
    }

    @Test
    void a_range_is_exact_or_an_error() {
        put("log/a", text("0123456789"));
        assertThat(objects.range("log/a", 3, 4)).isEqualTo(text("3456"));
        assertThat(objects.range("log/a", 9, 1)).isEqualTo(text("9"));
        assertThatThrownBy(() -> objects.range("log/a", 8, 3)).isInstanceOf(Damaged.class);
        assertThatThrownBy(() -> objects.range("log/a", 10, 1)).isInstanceOf(Damaged.class);
    }

    @Test
    void an_object_that_is_not_there_is_gone() {
        assertThatThrownBy(() -> objects.range("log/b", 0, 1)).isInstanceOf(Gone.class);
    }

    @Test
    void a_range_is_the_same_in_every_locale() {
        put("log/a", text("0123456789"));
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG")); // has digits of its own
            assertThat(objects.range("log/a", 3, 4)).isEqualTo(text("3456"));
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void the_list_has_all_of_a_prefix_in_order_with_their_lengths() {
        put("log/hour=b/2", text("two"));
        put("log/hour=a/1", text("o"));
        put("other/3", text("three"));
        assertThat(objects.list("log/", ""))
                .containsExactly(new Listed("log/hour=a/1", 1), new Listed("log/hour=b/2", 3));
    }

    @Test
    void a_list_starts_after_the_beginning_of_a_key() {
        put("log/hour=a/1", text("o"));
        put("log/hour=b/2", text("two"));
        put("log/hour=c/3", text("three"));
        assertThat(objects.list("log/", "log/hour=b"))
                .containsExactly(new Listed("log/hour=b/2", 3), new Listed("log/hour=c/3", 5));
        assertThat(objects.list("log/", "log/hour=b/2")).containsExactly(new Listed("log/hour=c/3", 5));
    }

    @Test
    void a_list_of_more_than_a_thousand_is_whole() {
        IntStream.range(0, 1_100).forEach(i -> put("log/%04d".formatted(i), text("x")));
        assertThat(objects.list("log/", "")).hasSize(1_100);
    }

    static byte[] text(String value) {
        return value.getBytes(UTF_8);
    }
}
