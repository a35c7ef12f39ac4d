package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.query.given.Seed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a merger and a reader do when objects are damaged, or gone.
class MergerFaultsTest {
    private final InMemoryAuditObjects objects = new InMemoryAuditObjects();
    private final InMemoryMergedObjects merged = new InMemoryMergedObjects();
    private final TestLog log = new TestLog(objects, merged, GrowingLog.SMALL, NINE);
    private final GrowingLog growing = new GrowingLog(log);

    @Test
    void a_damaged_merged_object_is_an_error_and_never_a_wrong_history() {
        var random = Seed.random(MergerFaultsTest.class);
        growing.write(0, 40);
        log.at(NINE.plus(Duration.ofHours(3)));
        growing.merge();
        var key = log.manifest().pieces().getFirst().key();
        var whole = merged.whole(key);
        var expected = histories();
        var errors = 0;
        for (var run = 0; run < 300; run++) {
            var bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            merged.replace(key, bytes);
            try {
                assertThat(histories()).as("run %d", run).isEqualTo(expected);
            } catch (Damaged e) {
                assertThat(e).hasMessageContaining(key);
                errors++;
            }
        }
        assertThat(errors).isGreaterThan(250);
        merged.delete(key);
        assertThatThrownBy(() -> growing.eventIds(1)).isInstanceOf(Gone.class);
    }

    @Test
    void a_merger_that_has_stood_still_leaves_pieces_that_another_has_merged_and_deleted() {
        writeTwoPiecesOfADay();
        var stoodStill = new AtomicInteger();
        log.merge(Work.DAYS, () -> {
            if (stoodStill.getAndIncrement() == 0) {
                log.merge(Work.DAYS);
                log.at(NINE.plus(Duration.ofDays(4)));
                log.merge(Work.DAYS);
            }
            return false;
        });
        assertThat(merged.objects.keySet()).hasSize(2);
        IntStream.range(0, 20)
                .forEach(n -> assertThat(growing.eventIds(n)).containsExactlyElementsOf(growing.expected(n)));
    }

    @Test
    void a_merger_that_misses_what_the_manifest_names_says_so() {
        writeTwoPiecesOfADay();
        merged.delete(log.manifest().pieces().getFirst().key());
        assertThatThrownBy(() -> log.merge(Work.DAYS)).isInstanceOf(Gone.class);
    }

    private void writeTwoPiecesOfADay() {
        growing.write(0, 20);
        log.at(NINE.plus(Duration.ofHours(2)));
        log.merge(Work.LOG);
        growing.write(1, 20);
        log.at(NINE.plus(Duration.ofHours(4)));
        log.merge(Work.LOG);
        assertThat(log.manifest().pieces()).hasSize(2);
        log.at(NINE.plus(Duration.ofDays(2)));
    }

    private List<List<String>> histories() {
        return IntStream.range(0, 40).mapToObj(growing::eventIds).toList();
    }
}
