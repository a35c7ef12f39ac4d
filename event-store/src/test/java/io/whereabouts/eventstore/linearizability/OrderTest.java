package io.whereabouts.eventstore.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.linearizability.Operation.Kind;
import io.whereabouts.eventstore.linearizability.Operation.Written;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void what_was_appended_is_seen_by_whoever_comes_after() {
        assertThat(Order.exists(List.of(appends(1, 2, "a"), reads(3, 4, "a")))).isTrue();
        assertThat(Order.exists(List.of(appends(1, 2, "a"), reads(3, 4)))).isFalse();
        assertThat(Order.exists(List.of(appends(1, 3, "a"), reads(2, 4)))).isTrue();
        assertThat(Order.exists(List.of(appends(1, 3, "a"), reads(2, 4, "a")))).isTrue();
    }

    @Test
    void nobody_sees_what_is_not_appended_yet() {
        assertThat(Order.exists(List.of(reads(1, 2, "a"), appends(3, 4, "a")))).isFalse();
    }

    @Test
    void one_order_explains_all_readers() {
        var both = List.of(appends(1, 9, "a"), appends(2, 8, "b"));
        assertThat(Order.exists(with(both, reads(3, 4, "b"), reads(5, 6, "b", "a"))))
                .isTrue();
        assertThat(Order.exists(with(both, reads(3, 4, "b"), reads(5, 6, "a", "b"))))
                .isFalse();
        assertThat(Order.exists(with(both, reads(3, 4, "b"), reads(5, 6)))).isFalse();
    }

    @Test
    void two_who_saw_the_same_did_not_both_append() {
        assertThat(Order.exists(List.of(
                        new Operation("one", Kind.APPENDED, List.of(seen()), writes("a"), 1, 4, true),
                        new Operation("two", Kind.APPENDED, List.of(seen()), writes("b"), 2, 3, true))))
                .isFalse();
    }

    @Test
    void what_nobody_knows_has_happened_or_not() {
        var perhaps = new Operation("one", Kind.APPENDED, List.of(), writes("a"), 1, Long.MAX_VALUE, false);
        assertThat(Order.exists(List.of(perhaps, reads(2, 3), reads(4, 5)))).isTrue();
        assertThat(Order.exists(List.of(perhaps, reads(2, 3), reads(4, 5, "a"))))
                .isTrue();
        assertThat(Order.exists(List.of(perhaps, reads(2, 3, "a"), reads(4, 5))))
                .isFalse();
    }

    private static List<Operation> with(List<Operation> some, Operation... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static Operation appends(long began, long ended, String id) {
        return new Operation("writer", Kind.APPENDED, List.of(), writes(id), began, ended, true);
    }

    private static Operation reads(long began, long ended, String... ids) {
        return new Operation("reader", Kind.READ, List.of(seen(ids)), List.of(), began, ended, true);
    }

    private static List<Written> writes(String id) {
        return List.of(new Written(id, List.of("tag=x")));
    }

    private static Seen seen(String... ids) {
        return new Seen("tag=x", "", false, List.of(ids));
    }
}
