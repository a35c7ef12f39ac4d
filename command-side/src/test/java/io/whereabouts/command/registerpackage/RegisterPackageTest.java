package io.whereabouts.command.registerpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Fact;
import io.whereabouts.command.Stamp;
import io.whereabouts.events.Content;
import io.whereabouts.events.Gtin;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.test.fixture.AxonTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegisterPackageTest {
    private static final PackageId PACKAGE = PackageId.parse("00106141412345678908");
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final List<Content> MONITORS =
            List.of(new Content(Optional.of(new Gtin("04006381333931")), Optional.empty(), 2));

    private final AxonTestFixture fixture =
            AxonTestFixture.with(RegisterPackageSlice.addTo(EventSourcingConfigurer.create()));

    @AfterEach
    void stop() {
        fixture.stop();
    }

    @Test
    void a_new_package_is_registered_under_the_id_that_came_with_the_command() {
        fixture.given()
                .noPriorActivity()
                .when()
                .command(register("second-id", TEN, "Atomic", MONITORS))
                .then()
                .events(registered(TEN, "Atomic", MONITORS))
                .eventsSatisfy(
                        events -> assertEquals("second-id", events.getFirst().identifier()))
                .resultMessagePayload(
                        new Decision.Accepted(new Fact("second-id", registered(TEN, "Atomic", MONITORS))));
    }

    @Test
    void the_same_registration_again_changes_nothing_and_names_the_first() {
        fixture.given()
                .events(stored(registered(NINE, "Atomic", MONITORS)))
                .when()
                .command(register("second-id", TEN, "Atomic", MONITORS))
                .then()
                .noEvents()
                .resultMessagePayload(
                        new Decision.Unchanged(new Fact("first-id", registered(NINE, "Atomic", MONITORS))));
    }

    @Test
    void another_registration_of_the_same_package_is_refused_and_says_what_differs() {
        fixture.given()
                .events(stored(registered(NINE, "Atomic", MONITORS)))
                .when()
                .command(register("second-id", TEN, "Another", List.of()))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result)
                        .isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                            assertThat(refused.reason()).isEqualTo(Decision.Reason.CONFLICT);
                            assertThat(refused.message()).contains(PACKAGE.canonical(), "another client, contents;");
                        }));
    }

    @Test
    void an_identifier_is_given_to_another_package_a_year_after_the_first_was_closed() {
        var reusable = TEN.plus(RegisterPackageHandler.REST);
        fixture.given()
                .events(stored(registered(NINE, "Atomic", MONITORS)), new PackageClosed(PACKAGE, TEN, TEN))
                .when()
                .command(register("second-id", reusable.minusSeconds(1), "Another", List.of()))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Decision.Refused.class,
                                refused -> assertThat(refused.message()).contains("from " + reusable + " on")))
                .and()
                .when()
                .command(register("third-id", reusable, "Another", List.of()))
                .then()
                .events(registered(reusable, "Another", List.of()));
    }

    private static RegisterPackage register(String eventId, Instant at, String client, List<Content> contents) {
        return new RegisterPackage(
                PACKAGE,
                true,
                Optional.of(new Text(client)),
                Optional.empty(),
                Optional.empty(),
                contents,
                Optional.empty(),
                new Stamp(eventId, at, at));
    }

    private static PackageRegistered registered(Instant at, String client, List<Content> contents) {
        return new PackageRegistered(
                PACKAGE,
                true,
                Optional.of(new Text(client)),
                Optional.empty(),
                Optional.empty(),
                contents,
                Optional.empty(),
                at,
                at);
    }

    private static EventMessage stored(PackageRegistered event) {
        var type = new MessageType("whereabouts", "PackageRegistered", "1");
        return new GenericEventMessage("first-id", type, event, Map.of(), NINE);
    }
}
