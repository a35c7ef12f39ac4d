package io.whereabouts.command.offerpicture;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.command.Decision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.test.fixture.AxonTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OfferPictureTest {
    private static final PackageId PACKAGE = PackageId.parse("00106141412345678908");
    private static final Instant NINE = Instant.parse("2025-11-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2025-11-01T10:00:00Z");
    private static final Instant A_YEAR_LATER = Instant.parse("2026-11-02T10:00:00Z");

    private final AxonTestFixture fixture =
            AxonTestFixture.with(OfferPictureSlice.addTo(EventSourcingConfigurer.create()));

    @AfterEach
    void stop() {
        fixture.stop();
    }

    @Test
    void a_registered_package_may_have_a_picture_of_the_life_that_it_has() {
        assertThat(answer(registered(NINE)))
                .isInstanceOfSatisfying(
                        Decision.Unchanged.class,
                        life -> assertThat(life.fact().event()).isEqualTo(registered(NINE)));
    }

    @Test
    void what_is_not_registered_has_no_pictures() {
        assertThat(answer())
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Decision.Reason.UNKNOWN_PACKAGE));
    }

    @Test
    void a_closed_life_has_no_new_pictures() {
        assertThat(answer(registered(NINE), new PackageClosed(PACKAGE, TEN, TEN)))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Decision.Reason.CONFLICT));
    }

    @Test
    void another_life_with_the_same_identifier_has_pictures_of_its_own() {
        assertThat(answer(registered(NINE), new PackageClosed(PACKAGE, TEN, TEN), registered(A_YEAR_LATER)))
                .isInstanceOfSatisfying(
                        Decision.Unchanged.class,
                        life -> assertThat(life.fact().event()).isEqualTo(registered(A_YEAR_LATER)));
    }

    private Object answer(Object... before) {
        var answer = new AtomicReference<Object>("nothing");
        fixture.given()
                .events(before)
                .when()
                .command(new OfferPicture(PACKAGE))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(answer::set);
        return answer.get();
    }

    private static PackageRegistered registered(Instant at) {
        return new PackageRegistered(
                PACKAGE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                at,
                at);
    }
}
