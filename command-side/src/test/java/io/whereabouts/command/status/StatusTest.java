package io.whereabouts.command.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Stamp;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.test.fixture.AxonTestFixture;
import org.axonframework.test.fixture.AxonTestPhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatusTest {
    private static final PackageId PACKAGE = PackageId.parse("00106141412345678908");
    private static final PackageId CAGE = PackageId.parse("800304012345000221334455");
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-01T11:00:00Z");

    private final AxonTestFixture fixture = AxonTestFixture.with(StatusSlice.addTo(EventSourcingConfigurer.create()));

    @AfterEach
    void stop() {
        fixture.stop();
    }

    static Stream<Arguments> steps() {
        var lost = new PackageLost(PACKAGE, TEN, TEN);
        return Stream.of(
                Arguments.of(List.of(), Status.LOST, new PackageLost(PACKAGE, ELEVEN, ELEVEN)),
                Arguments.of(List.of(lost), Status.UNDERWAY, new PackageFound(PACKAGE, ELEVEN, ELEVEN)),
                Arguments.of(List.of(), Status.DELIVERED, new PackageDelivered(PACKAGE, ELEVEN, ELEVEN)),
                Arguments.of(List.of(lost), Status.DELIVERED, new PackageDelivered(PACKAGE, ELEVEN, ELEVEN)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_package_becomes_what_it_can_become(List<PackageEvent> before, Status status, PackageEvent expected) {
        given(before).command(new SetStatus(PACKAGE, status, at(ELEVEN))).then().events(expected);
    }

    @Test
    void what_it_is_already_stays_as_it_is() {
        given(List.of(new PackageLost(PACKAGE, TEN, TEN)))
                .command(new SetStatus(PACKAGE, Status.LOST, at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result).isInstanceOf(Decision.Unchanged.class));
    }

    @Test
    void what_was_delivered_is_neither_lost_nor_underway() {
        given(List.of(new PackageDelivered(PACKAGE, TEN, TEN)))
                .command(new SetStatus(PACKAGE, Status.LOST, at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> refused(result, "was delivered"));
    }

    @Test
    void a_life_ends_once_and_later_than_all_that_was_decided_of_it() {
        given(List.of(new TrackingStopped(PACKAGE, ELEVEN, ELEVEN)))
                .command(new Close(PACKAGE, at(TEN)))
                .then()
                .events(new PackageClosed(PACKAGE, TEN, ELEVEN.plusMillis(1)))
                .and()
                .when()
                .command(new Close(PACKAGE, at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result).isInstanceOf(Decision.Unchanged.class))
                .and()
                .when()
                .command(new SetStatus(PACKAGE, Status.LOST, at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> refused(result, "is closed"));
    }

    @Test
    void what_is_in_a_container_is_taken_out_before_it_is_closed() {
        var packed = new Packed(PACKAGE, CAGE, Optional.of(Packing.in(CAGE, TEN, TEN)), TEN, TEN);
        given(List.of(packed))
                .command(new Close(PACKAGE, at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> refused(result, "is in " + CAGE))
                .and()
                .given()
                .events(new Unpacked(PACKAGE, CAGE, Optional.of(Packing.out(ELEVEN, ELEVEN)), ELEVEN, ELEVEN))
                .when()
                .command(new Close(PACKAGE, at(ELEVEN)))
                .then()
                .events(new PackageClosed(PACKAGE, ELEVEN, ELEVEN.plusMillis(1)));
    }

    @Test
    void an_unknown_package_is_refused() {
        fixture.given()
                .noPriorActivity()
                .when()
                .command(new Close(PACKAGE, at(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> refused(result, "is not registered"))
                .and()
                .when()
                .command(new SetStatus(PACKAGE, Status.LOST, at(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> refused(result, "is not registered"));
    }

    private AxonTestPhase.When given(List<PackageEvent> before) {
        var registered = new PackageRegistered(
                PACKAGE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                NINE,
                NINE);
        return fixture.given().events(registered).events(before).when();
    }

    private static Stamp at(Instant moment) {
        return new Stamp("event", moment, moment);
    }

    private static void refused(Object result, String why) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.message()).contains(why));
    }
}
