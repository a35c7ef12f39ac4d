package io.whereabouts.command.definereadpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Stamp;
import io.whereabouts.events.Corner;
import io.whereabouts.events.Position;
import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Text;
import io.whereabouts.events.Volume;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.test.fixture.AxonTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefineReadPointTest {
    private static final Sgln GATE = Sgln.parse("4140614141123452254400");
    private static final Position HERE = new Position(46, 14, 300, Optional.of(2.0));
    private static final Position THERE = new Position(46.1, 14, 300, Optional.empty());
    private static final Volume ROOM =
            new Volume(List.of(new Corner(46, 14), new Corner(46, 14.001), new Corner(46.001, 14)), 300, 304);
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");

    private final AxonTestFixture fixture =
            AxonTestFixture.with(DefineReadPointSlice.addTo(EventSourcingConfigurer.create()));

    @AfterEach
    void stop() {
        fixture.stop();
    }

    @Test
    void a_read_point_is_defined_and_redefined() {
        fixture.given()
                .noPriorActivity()
                .when()
                .command(define(HERE, Optional.empty(), NINE))
                .then()
                .events(defined(HERE, Optional.empty(), NINE));
        fixture.given()
                .events(defined(HERE, Optional.empty(), NINE))
                .when()
                .command(define(THERE, Optional.empty(), TEN))
                .then()
                .events(defined(THERE, Optional.empty(), TEN));
    }

    @Test
    void what_says_the_same_changes_nothing() {
        fixture.given()
                .events(defined(HERE, Optional.empty(), NINE))
                .when()
                .command(define(HERE, Optional.empty(), TEN))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(result -> assertThat(result).isInstanceOf(Decision.Unchanged.class));
    }

    @Test
    void the_same_volume_is_the_same_however_its_middle_was_worked_out() {
        assertThat(DefineReadPointHandler.decide(
                        define(ROOM.middle(), Optional.of(ROOM), TEN),
                        new ReadPoint(List.of(definition(defined(HERE, Optional.of(ROOM), NINE))))))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void one_that_was_a_point_becomes_a_volume() {
        assertThat(DefineReadPointHandler.decide(
                        define(HERE, Optional.of(ROOM), TEN),
                        new ReadPoint(List.of(definition(defined(HERE, Optional.empty(), NINE))))))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void what_moves_is_no_read_point() {
        var definitions = Collections.nCopies(1_000, definition(defined(HERE, Optional.empty(), NINE)));

        assertThat(DefineReadPointHandler.decide(define(THERE, Optional.empty(), TEN), new ReadPoint(definitions)))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void the_definition_in_force_is_the_last_that_counts_from_then_or_before() {
        var readPoint = new ReadPoint(List.of(
                definition(defined(HERE, Optional.empty(), NINE)), definition(defined(THERE, Optional.empty(), TEN))));

        assertThat(readPoint.at(NINE.minusMillis(1))).isEmpty();
        assertThat(readPoint.at(NINE).orElseThrow().position()).isEqualTo(HERE);
        assertThat(readPoint.at(TEN.minusNanos(1)).orElseThrow().position()).isEqualTo(HERE);
        assertThat(readPoint.at(TEN).orElseThrow().position()).isEqualTo(THERE);
    }

    private static ReadPoint.Definition definition(ReadPointDefined event) {
        return new ReadPoint.Definition("1", event);
    }

    private static DefineReadPoint define(Position position, Optional<Volume> volume, Instant now) {
        var stamp = new Stamp("01890000-0000-7000-8000-000000000000", now, now);
        return new DefineReadPoint(GATE, Optional.of(new Text("gate")), position, volume, Optional.empty(), stamp);
    }

    private static ReadPointDefined defined(Position position, Optional<Volume> volume, Instant at) {
        return new ReadPointDefined(GATE, Optional.of(new Text("gate")), position, volume, Optional.empty(), at, at);
    }
}
