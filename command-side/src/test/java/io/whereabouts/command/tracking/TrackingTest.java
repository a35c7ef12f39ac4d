package io.whereabouts.command.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Stamp;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.test.fixture.AxonTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrackingTest {
    private static final PackageId PACKAGE = PackageId.parse("00106141412345678908");
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-01T11:00:00Z");

    private final AxonTestFixture fixture = AxonTestFixture.with(TrackingSlice.addTo(EventSourcingConfigurer.create()));

    @AfterEach
    void stop() {
        fixture.stop();
    }

    @Test
    void tracking_of_a_tracked_package_stops() {
        fixture.given()
                .events(registered(true))
                .when()
                .command(new StopTracking(PACKAGE, at(TEN)))
                .then()
                .events(new TrackingStopped(PACKAGE, TEN, TEN));
    }

    @Test
    void tracking_that_was_stopped_starts_again() {
        fixture.given()
                .events(registered(true), new TrackingStopped(PACKAGE, TEN, TEN))
                .when()
                .command(new StartTracking(PACKAGE, at(ELEVEN)))
                .then()
                .events(new TrackingStarted(PACKAGE, ELEVEN, ELEVEN));
    }

    @Test
    void a_decision_of_a_slow_clock_still_counts_from_after_what_it_relied_on() {
        fixture.given()
                .events(registered(true), new TrackingStopped(PACKAGE, TEN, TEN))
                .when()
                .command(new StartTracking(PACKAGE, at(NINE)))
                .then()
                .events(new TrackingStarted(PACKAGE, NINE, TEN.plusMillis(1)));
    }

    @Test
    void tracking_is_not_started_and_stopped_without_end() {
        var changes = new ArrayList<Object>();
        changes.add(registered(true));
        for (var at = TEN; changes.size() <= TrackingHandler.MOST_CHANGES; at = at.plusSeconds(2)) {
            changes.add(new TrackingStopped(PACKAGE, at, at));
            changes.add(new TrackingStarted(PACKAGE, at.plusSeconds(1), at.plusSeconds(1)));
        }
        changes.add(new TrackingStopped(PACKAGE, ELEVEN, ELEVEN));
        fixture.given()
                .events(changes)
                .when()
                .command(new StartTracking(PACKAGE, at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Decision.Refused.class,
                                refused -> assertThat(refused.message()).contains("started and stopped 1001 times")));
    }

    @Test
    void tracking_of_a_closed_package_does_not_start_again() {
        fixture.given()
                .events(registered(true), new PackageClosed(PACKAGE, TEN, TEN))
                .when()
                .command(new StartTracking(PACKAGE, at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Decision.Refused.class,
                                refused -> assertThat(refused.message()).contains("is closed")));
    }

    @Test
    void tracking_that_goes_on_already_is_left_alone() {
        fixture.given()
                .events(registered(true))
                .when()
                .command(new StartTracking(PACKAGE, at(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Decision.Unchanged.class,
                                unchanged ->
                                        assertThat(unchanged.fact().event()).isEqualTo(registered(true))));
    }

    @Test
    void tracking_that_never_went_on_is_left_alone_when_stopped() {
        fixture.given()
                .events(registered(false))
                .when()
                .command(new StopTracking(PACKAGE, at(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result).isInstanceOf(Decision.Unchanged.class));
    }

    @Test
    void an_unknown_package_is_refused() {
        for (var command : List.of(new StartTracking(PACKAGE, at(TEN)), new StopTracking(PACKAGE, at(TEN)))) {
            fixture.given()
                    .noPriorActivity()
                    .when()
                    .command(command)
                    .then()
                    .noEvents()
                    .resultMessagePayloadSatisfies(result -> assertThat(result)
                            .isInstanceOfSatisfying(
                                    Decision.Refused.class,
                                    refused ->
                                            assertThat(refused.reason()).isEqualTo(Decision.Reason.UNKNOWN_PACKAGE)));
        }
    }

    private static Stamp at(Instant moment) {
        return new Stamp("id", moment, moment);
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
}
