package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.packageId;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.query.given.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a history costs with years of log behind it: two requests for each period, whatever the periods hold.
class HistoryCostTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Limits LIMITS = new Limits(20_000, 8 << 20, 2L << 30, 1 << 20, 400L << 20, 64, 1 << 20, 2);

    private final InMemoryAuditObjects objects = new InMemoryAuditObjects();
    private final InMemoryMergedObjects merged = new InMemoryMergedObjects();
    private final TestLog log = new TestLog(objects, merged, LIMITS, START);

    @Test
    void ten_years_take_two_requests_for_each_month_and_one_list() {
        for (var day = 0; day < 3_650; day += 10) {
            log.at(START.plus(Duration.ofDays(day)));
            var from = day * 100;
            var at = log.instant();
            log.write(IntStream.range(from, from + 100)
                    .mapToObj(n -> Given.scanned(packageId(n), n, MALI_LOSINJ, at, at))
                    .toList());
            log.at(at.plus(Duration.ofHours(3)));
            log.merge(Work.LOG);
            if (day % 30 == 0) {
                log.merge(Work.MONTHS);
            }
            if ((day + 10) % 730 == 0) {
                ask((day + 10) / 365);
            }
        }
    }

    /// Of a package of the first day, as a function that has just started.
    private void ask(int years) {
        var requests = merged.rangesRead() + objects.rangesRead();
        var bytes = merged.bytesRead() + objects.bytesRead();
        var lists = objects.lists() + merged.lists();
        assertThat(log.history().of(packageId(7))).hasSize(1);
        requests = merged.rangesRead() + objects.rangesRead() - requests;
        bytes = merged.bytesRead() + objects.bytesRead() - bytes;
        lists = objects.lists() + merged.lists() - lists;
        var pieces = log.manifest().pieces().size();
        System.out.printf(
                "FIGURE %2d years, %3d objects of the log: %3d pieces, %3d range requests, %7d bytes, manifest %d bytes%n",
                years, objects.objects.size(), pieces, requests, bytes, merged.whole(Manifests.KEY).length);
        assertThat(requests).isEqualTo(2 * pieces);
        assertThat(pieces).isLessThanOrEqualTo(years * 12 + 14);
        assertThat(lists).isEqualTo(1);
        assertThat(objects.list(LogObject.PREFIX, log.manifest().listedAfter())).hasSizeLessThanOrEqualTo(1);
    }
}
