package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.NINE;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.epcis.PackageLife.Told;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.NoLambda;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageHistoryTest {
    @Test
    void what_the_log_tells_of_a_package_is_what_was_recorded() {
        var objects = new InMemoryAuditObjects();
        var recorded = List.of(registered(packageId(1), true), scanned(packageId(1), 2, MALI_LOSINJ));
        new AuditProjector(objects, InstantSource.fixed(NINE))
                .handleRequest(Deliveries.batch(recorded), NoLambda.CONTEXT);

        assertThat(new PackageHistory(new History(objects)).of(packageId(1)))
                .containsExactlyElementsOf(
                        recorded.stream().map(PackageHistoryTest::told).toList());
    }

    private static Told told(RecordedEvent recorded) {
        return new Told(recorded.eventId(), recorded.recordedAt(), recorded.causationId(), recorded.event());
    }
}
