package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.packageId;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.given.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The histories of several packages at once, some of their events merged and some not.
class HistoriesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PACKAGES = 40;
    private static final List<PackageId> SOME =
            IntStream.range(0, 30).mapToObj(Given::packageId).toList();

    private final InMemoryAuditObjects objects = new InMemoryAuditObjects();
    private final InMemoryMergedObjects merged = new InMemoryMergedObjects();
    private final TestLog log = new TestLog(objects, merged, Limits.USUAL, START);

    @BeforeEach
    void write() {
        for (var hour = 0; hour < 5; hour++) {
            log.at(START.plus(Duration.ofHours(hour)));
            var first = hour * PACKAGES;
            var at = log.instant();
            log.write(IntStream.range(0, PACKAGES)
                    .mapToObj(n -> Given.scanned(packageId(n), first + n, MALI_LOSINJ, at, at))
                    .toList());
            if (hour < 4) {
                log.merge(Work.LOG);
            }
        }
    }

    @Test
    void those_of_several_are_what_each_is_alone() {
        var history = log.history();
        assertThat(history.ofEach(SOME)).isEqualTo(SOME.stream().collect(Collectors.toMap(id -> id, history::of)));
    }

    @Test
    void each_is_as_long_as_it_is_and_who_was_never_heard_of_has_none() {
        var nobody = packageId(99);
        assertThat(log.history().ofEach(List.of(SOME.getFirst(), nobody, SOME.getFirst())))
                .extractingByKeys(SOME.getFirst(), nobody)
                .extracting(List::size)
                .containsExactly(5, 0);
        assertThat(log.history().ofEach(List.of())).isEqualTo(Map.of());
    }

    @Test
    void what_several_have_in_common_is_read_once() {
        var before = merged.rangesRead() + objects.rangesRead();
        log.history().of(SOME.getFirst());
        var one = merged.rangesRead() + objects.rangesRead() - before;
        before += one;
        log.history().ofEach(SOME);
        assertThat(merged.rangesRead() + objects.rangesRead() - before).isLessThan(one * SOME.size() / 2);
    }
}
