package io.whereabouts.command.scanners;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Fact;
import io.whereabouts.command.Stamp;
import io.whereabouts.events.ScannerDecision;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.ScannerRegistered;
import io.whereabouts.events.ScannerRevoked;
import io.whereabouts.events.Text;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.test.fixture.AxonTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScannersTest {
    private static final ScannerId GATE = new ScannerId("gate-1");
    private static final Optional<Text> NAME = Optional.of(new Text("the gate in the north"));
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-01T11:00:00Z");
    private static final ScannerRegistered REGISTERED = new ScannerRegistered(GATE, NAME, NINE, NINE);
    private static final ScannerRevoked REVOKED = new ScannerRevoked(GATE, TEN, TEN);

    private final AxonTestFixture fixture = AxonTestFixture.with(ScannersSlice.addTo(EventSourcingConfigurer.create()));

    @AfterEach
    void stop() {
        fixture.stop();
    }

    @Test
    void a_scanner_is_registered() {
        fixture.given()
                .noPriorActivity()
                .when()
                .command(new RegisterScanner(GATE, NAME, at(NINE)))
                .then()
                .events(REGISTERED);
    }

    @Test
    void one_that_is_registered_just_so_is_not_registered_again() {
        fixture.given()
                .events(REGISTERED)
                .when()
                .command(new RegisterScanner(GATE, NAME, at(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result).isInstanceOf(Decision.Unchanged.class));
    }

    @Test
    void it_may_be_called_otherwise() {
        fixture.given()
                .events(REGISTERED)
                .when()
                .command(new RegisterScanner(GATE, Optional.empty(), at(TEN)))
                .then()
                .events(new ScannerRegistered(GATE, Optional.empty(), TEN, TEN));
    }

    @Test
    void it_is_revoked_and_registered_again() {
        fixture.given()
                .events(REGISTERED)
                .when()
                .command(new RevokeScanner(GATE, at(TEN)))
                .then()
                .events(REVOKED);
        fixture.given()
                .events(REVOKED)
                .when()
                .command(new RegisterScanner(GATE, NAME, at(TEN)))
                .then()
                .events(new ScannerRegistered(GATE, NAME, TEN, TEN.plusMillis(1)));
    }

    @Test
    void what_is_revoked_stays_so_and_what_nobody_knows_is_not_revoked() {
        assertThat(ScannersHandler.decide(new RevokeScanner(GATE, at(ELEVEN)), scanner(REGISTERED, REVOKED)))
                .isEqualTo(Decision.unchanged(new Fact("1", REVOKED)));
        assertThat(ScannersHandler.decide(new RevokeScanner(GATE, at(ELEVEN)), Scanner.unknown()))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Decision.Reason.UNKNOWN_SCANNER));
    }

    @Test
    void one_with_a_thousand_changes_can_be_revoked_and_no_more() {
        var worn = scanner(Collections.nCopies(1_000, REGISTERED).toArray(ScannerDecision[]::new));

        assertThat(ScannersHandler.decide(new RegisterScanner(GATE, Optional.empty(), at(TEN)), worn))
                .isInstanceOf(Decision.Refused.class);
        assertThat(ScannersHandler.decide(new RevokeScanner(GATE, at(TEN)), worn))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void it_is_revoked_from_its_revocation_until_it_is_registered_again() {
        var scanner = scanner(REGISTERED, REVOKED, new ScannerRegistered(GATE, NAME, ELEVEN, ELEVEN));

        assertThat(scanner.revokedAt(NINE.minusSeconds(86_400)))
                .as("before its registration")
                .isEmpty();
        assertThat(scanner.revokedAt(TEN.minusMillis(1))).isEmpty();
        assertThat(scanner.revokedAt(TEN)).contains(TEN);
        assertThat(scanner.revokedAt(ELEVEN.minusNanos(1))).contains(TEN);
        assertThat(scanner.revokedAt(ELEVEN)).isEmpty();
    }

    private static Scanner scanner(ScannerDecision... decisions) {
        var facts = Arrays.stream(decisions)
                .map(decision -> new Fact("1", decision))
                .toList();
        return new Scanner(facts);
    }

    private static Stamp at(Instant now) {
        return new Stamp("01890000-0000-7000-8000-000000000000", now, now);
    }
}
