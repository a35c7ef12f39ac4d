package io.whereabouts.query.auditlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.query.auditlog.AuditObjects.Listed;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the log needs of a bucket, of S3 and of the one in memory alike.
abstract class AuditObjectsContract {
    abstract AuditObjects empty();

    @Test
    void an_object_is_written_once() {
        var objects = empty();
        assertThat(objects.putIfAbsent("log/a", text("first"))).isTrue();
        assertThat(objects.putIfAbsent("log/a", text("second"))).isFalse();
        assertThat(objects.range("log/a", 0, 5)).isEqualTo(text("first"));
    }

    @Test
    void a_range_is_exact_or_an_error() {
        var objects = empty();
        objects.putIfAbsent("log/a", text("0123456789"));
        assertThat(objects.range("log/a", 3, 4)).isEqualTo(text("3456"));
        assertThat(objects.range("log/a", 9, 1)).isEqualTo(text("9"));
        assertThatThrownBy(() -> objects.range("log/a", 8, 3)).isInstanceOf(Damaged.class);
        assertThatThrownBy(() -> objects.range("log/a", 10, 1)).isInstanceOf(Damaged.class);
    }

    @Test
    void a_range_is_the_same_in_every_locale() {
        var objects = empty();
        objects.putIfAbsent("log/a", text("0123456789"));
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
        var objects = empty();
        objects.putIfAbsent("log/hour=b/2", text("two"));
        objects.putIfAbsent("log/hour=a/1", text("o"));
        objects.putIfAbsent("other/3", text("three"));
        assertThat(objects.list("log/")).containsExactly(new Listed("log/hour=a/1", 1), new Listed("log/hour=b/2", 3));
    }

    @Test
    void a_list_of_more_than_a_thousand_is_whole() {
        var objects = empty();
        IntStream.range(0, 1_100).forEach(i -> objects.putIfAbsent("log/%04d".formatted(i), text("x")));
        assertThat(objects.list("log/")).hasSize(1_100);
    }

    private static byte[] text(String value) {
        return value.getBytes(UTF_8);
    }
}
