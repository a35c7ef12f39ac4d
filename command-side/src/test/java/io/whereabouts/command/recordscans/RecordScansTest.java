package io.whereabouts.command.recordscans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Position;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.test.fixture.AxonTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordScansTest {
    private static final PackageId PACKAGE = PackageId.parse("00106141412345678908");
    private static final Instant EIGHT = Instant.parse("2026-11-01T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final AxonTestFixture fixture =
            AxonTestFixture.with(RecordScansSlice.addTo(EventSourcingConfigurer.create()));

    @AfterEach
    void stop() {
        fixture.stop();
    }

    @Test
    void scans_of_a_tracked_package_are_recorded() {
        fixture.given()
                .events(registered(true))
                .when()
                .command(new RecordScans(PACKAGE, NOON, List.of(scan(1, TEN), scan(2, ELEVEN))))
                .then()
                .events(scan(1, TEN), scan(2, ELEVEN));
    }

    @Test
    void scans_of_what_was_never_registered_are_ignored() {
        fixture.given()
                .noPriorActivity()
                .when()
                .command(new RecordScans(PACKAGE, NOON, List.of(scan(1, TEN))))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(
                                ((ScanResults) result).of(scan(1, TEN).scan()))
                        .isEqualTo(ScanResult.IGNORED));
    }

    @Test
    void a_scan_from_before_a_late_registration_is_recorded() {
        fixture.given()
                .events(registered(true))
                .when()
                .command(new RecordScans(PACKAGE, NOON, List.of(scan(1, EIGHT))))
                .then()
                .events(scan(1, EIGHT));
    }

    @Test
    void what_counts_is_whether_it_was_tracked_when_it_was_scanned_not_when_it_came_in() {
        fixture.given()
                .events(registered(true), new TrackingStopped(PACKAGE, TEN, TEN))
                .when()
                .command(new RecordScans(PACKAGE, NOON, List.of(scan(1, NINE), scan(2, TEN), scan(3, ELEVEN))))
                .then()
                .events(scan(1, NINE));
    }

    @Test
    void tracking_that_started_again_keeps_scans_again() {
        fixture.given()
                .events(
                        registered(false),
                        new TrackingStarted(PACKAGE, TEN, TEN),
                        new TrackingStopped(PACKAGE, ELEVEN, ELEVEN))
                .when()
                .command(new RecordScans(
                        PACKAGE, NOON, List.of(scan(1, EIGHT), scan(2, NINE), scan(3, TEN), scan(4, ELEVEN))))
                .then()
                .events(scan(3, TEN));
    }

    @Test
    void of_a_closed_package_only_what_was_scanned_before_is_recorded() {
        fixture.given()
                .events(registered(true), new PackageClosed(PACKAGE, TEN, TEN))
                .when()
                .command(new RecordScans(PACKAGE, NOON, List.of(scan(1, NINE), scan(2, ELEVEN))))
                .then()
                .events(scan(1, NINE));
    }

    @Test
    void a_fast_clock_counts_from_when_the_scan_was_received() {
        fixture.given()
                .events(registered(true), new TrackingStopped(PACKAGE, ELEVEN, ELEVEN))
                .when()
                .command(new RecordScans(PACKAGE, TEN, List.of(scan(1, NOON))))
                .then()
                .events(scan(1, NOON));
    }

    @Test
    void a_command_is_about_one_package_and_each_scan_once() {
        var other = PackageId.parse("00106141412345678915");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordScans(other, NOON, List.of(scan(1, TEN))))
                .withMessageContaining("is of package " + PACKAGE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordScans(PACKAGE, NOON, List.of(scan(1, TEN), scan(1, NINE))));
    }

    private static PackageRegistered registered(boolean tracked) {
        return new PackageRegistered(
                PACKAGE,
                tracked,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                NINE,
                NINE);
    }

    private static PackageScanned scan(long sequence, Instant at) {
        return new PackageScanned(
                PACKAGE,
                new ScanId(new ScannerId("gate-1"), new SessionId("0"), sequence),
                new Position(46.05, 14.5, 300, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                at);
    }
}
