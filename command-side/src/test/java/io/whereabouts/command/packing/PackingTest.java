package io.whereabouts.command.packing;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.command.Decision;
import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.Text;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.test.fixture.AxonTestFixture;
import org.axonframework.test.fixture.AxonTestPhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static final PackageId BOX = PackageId.parse("00106141412345678908");
    private static final PackageId CAGE = PackageId.parse("800304012345000221334455");
    private static final PackageId VAN = PackageId.parse("80044000VAN");
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-01T11:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final List<AxonTestFixture> fixtures = new ArrayList<>();

    @AfterEach
    void stop() {
        fixtures.forEach(AxonTestFixture::stop);
    }

    @Test
    void an_item_is_put_into_a_container() {
        given(registered(BOX), registered(CAGE))
                .command(new Pack(CAGE, items(BOX), at(TEN)))
                .then()
                .events(packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN));
    }

    @Test
    void an_item_is_taken_out_again() {
        given(registered(BOX), registered(CAGE), packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN))
                .command(new Unpack(CAGE, items(BOX), at(ELEVEN)))
                .then()
                .events(unpacked(BOX, CAGE, Packing.out(ELEVEN, ELEVEN), ELEVEN, ELEVEN));
    }

    @Test
    void an_item_is_in_one_container_at_a_time() {
        given(
                        registered(BOX),
                        registered(CAGE),
                        registered(VAN),
                        packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN))
                .command(new Pack(VAN, items(BOX), at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(refused(
                        BOX, "%s is in %s; take it out of there before it is put into %s".formatted(BOX, CAGE, VAN)));
    }

    @Test
    void what_is_in_it_already_stays_as_it_is() {
        given(registered(BOX), registered(CAGE), packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN))
                .command(new Pack(CAGE, items(BOX), at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(unchanged(BOX));
    }

    @Test
    void nothing_is_in_itself_by_any_way() {
        var inside = List.of(
                registered(BOX),
                registered(CAGE),
                registered(VAN),
                packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN));
        for (var loop : List.of(new PackageId[] {BOX, CAGE}, new PackageId[] {BOX, BOX})) {
            given(inside.toArray(PackageEvent[]::new))
                    .command(new Pack(loop[0], items(loop[1]), at(ELEVEN)))
                    .then()
                    .noEvents()
                    .resultMessagePayloadSatisfies(refused(
                            loop[1], "%s cannot be put into %s, which it holds itself".formatted(loop[1], loop[0])));
        }
    }

    @Test
    void there_are_at_most_twenty_levels_above_an_item() {
        var stack = new ArrayList<PackageEvent>();
        stack.add(registered(BOX));
        for (var level = 0; level < 20; level++) {
            stack.add(registered(level(level)));
            if (level > 0) {
                stack.add(packed(level(level - 1), level(level), Packing.in(level(level), TEN, TEN), TEN, TEN));
            }
        }
        given(stack.toArray(PackageEvent[]::new))
                .command(new Pack(level(0), items(BOX), at(ELEVEN)))
                .then()
                .events(packed(BOX, level(0), Packing.in(level(0), ELEVEN, ELEVEN), ELEVEN, ELEVEN));
        stack.add(registered(level(20)));
        stack.add(packed(level(19), level(20), Packing.in(level(20), TEN, TEN), TEN, TEN));
        given(stack.toArray(PackageEvent[]::new))
                .command(new Pack(level(0), items(BOX), at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(refused(
                        BOX,
                        "%s is inside of 20 others, the most there may be; put %s into one that is further out"
                                .formatted(level(0), BOX)));
    }

    @Test
    void what_is_not_registered_or_closed_is_refused_by_its_name() {
        given(registered(CAGE))
                .command(new Pack(CAGE, items(BOX), at(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(refused(BOX, "%s is not registered; register it first".formatted(BOX)));
        given(registered(BOX), registered(CAGE), new PackageClosed(CAGE, TEN, TEN))
                .command(new Pack(CAGE, items(BOX), at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(
                        refused(BOX, "%s is closed: nothing is recorded of it any more".formatted(CAGE)));
    }

    @Test
    void one_that_cannot_be_packed_holds_up_no_other() {
        given(registered(BOX), registered(CAGE))
                .command(new Pack(CAGE, items(VAN, BOX), at(TEN)))
                .then()
                .events(packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN))
                .resultMessagePayloadSatisfies(refused(VAN, "%s is not registered".formatted(VAN)));
    }

    @Test
    void a_slow_clock_does_not_put_a_decision_before_what_it_relied_on() {
        given(
                        registered(BOX),
                        new PackageRegistered(
                                CAGE,
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                NOON,
                                NOON))
                .command(new Pack(CAGE, items(BOX), reported(TEN)))
                .then()
                .events(packed(BOX, CAGE, Packing.in(CAGE, NOON.plusMillis(1), TEN), TEN, NOON.plusMillis(1)));
    }

    @Test
    void an_unpacking_that_is_told_before_its_packing_wins_when_that_comes() {
        var out = unpacked(BOX, CAGE, Packing.out(ELEVEN, ELEVEN), ELEVEN, ELEVEN);
        given(registered(BOX), registered(CAGE))
                .command(new Unpack(CAGE, items(BOX), reported(ELEVEN)))
                .then()
                .events(out);
        given(registered(BOX), registered(CAGE), out)
                .command(new Pack(CAGE, items(BOX), reported(TEN)))
                .then()
                .events(packed(BOX, CAGE, Packing.out(ELEVEN, ELEVEN), TEN, ELEVEN.plusMillis(1)));
    }

    @Test
    void what_is_told_in_its_order_after_a_late_registration_counts_in_that_order() {
        var late = new PackageRegistered(
                BOX,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                NOON,
                NOON);
        var afterThat = NOON.plusMillis(1);
        given(late, registered(CAGE), packed(BOX, CAGE, Packing.in(CAGE, afterThat, TEN), TEN, afterThat))
                .command(new Unpack(CAGE, items(BOX), reported(ELEVEN)))
                .then()
                .events(unpacked(BOX, CAGE, Packing.out(NOON.plusMillis(2), ELEVEN), ELEVEN, NOON.plusMillis(2)));
    }

    @Test
    void a_packing_that_is_told_late_changes_nothing_and_is_kept_once() {
        var late = packed(BOX, CAGE, Packing.in(VAN, TEN, TEN), NINE, TEN.plusMillis(1));
        var now = packed(BOX, VAN, Packing.in(VAN, TEN, TEN), TEN, TEN);
        given(registered(BOX), registered(CAGE), registered(VAN), now)
                .command(new Pack(CAGE, items(BOX), reported(NINE)))
                .then()
                .events(late);
        given(registered(BOX), registered(CAGE), registered(VAN), now, late)
                .command(new Pack(CAGE, items(BOX), reported(NINE)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(unchanged(BOX));
    }

    @Test
    void what_was_retracted_is_not_told_anew_by_sending_it_again() {
        var wrong = packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN);
        var retracted = new PackingRetracted(
                BOX,
                new EventId("01890000-0000-7000-8000-000000000007"),
                false,
                new Text("wrong cage"),
                Optional.empty(),
                ELEVEN,
                ELEVEN);
        given(registered(BOX), registered(CAGE), wrong, retracted)
                .command(new Pack(CAGE, items(BOX), reported(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(unchanged(BOX));
    }

    @Test
    void what_was_never_packed_is_not_unpacked_now() {
        given(registered(BOX), registered(CAGE))
                .command(new Unpack(CAGE, items(BOX), at(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(refused(BOX, "%s was never put into anything".formatted(BOX)));
    }

    @Test
    void what_is_out_already_stays_out() {
        given(registered(BOX), registered(CAGE), unpacked(BOX, CAGE, Packing.out(TEN, TEN), TEN, TEN))
                .command(new Unpack(CAGE, items(BOX), at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(unchanged(BOX));
    }

    @Test
    void nothing_is_taken_out_of_what_it_is_not_in() {
        given(
                        registered(BOX),
                        registered(CAGE),
                        registered(VAN),
                        packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN))
                .command(new Unpack(VAN, items(BOX), at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(
                        refused(BOX, "%s is in %s, not in %s; look at its label".formatted(BOX, CAGE, VAN)));
    }

    private AxonTestPhase.When given(PackageEvent... events) {
        var fixture = AxonTestFixture.with(PackingSlice.addTo(EventSourcingConfigurer.create()));
        fixtures.add(fixture);
        return fixture.given().events((Object[]) events).when();
    }

    private static List<Pack.Item> items(PackageId... ids) {
        return Arrays.stream(ids).map(id -> new Pack.Item(id, "event-" + id)).toList();
    }

    private static When at(Instant now) {
        return new When(Optional.empty(), now);
    }

    private static When reported(Instant moment) {
        return new When(Optional.of(moment), NOON);
    }

    private static PackageId level(int number) {
        return PackageId.parse("80044000LEVEL" + number);
    }

    private static PackageRegistered registered(PackageId id) {
        return new PackageRegistered(
                id,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Instant.parse("2026-11-01T08:00:00Z"),
                Instant.parse("2026-11-01T08:00:00Z"));
    }

    private static Packed packed(PackageId id, PackageId container, Packing leaves, Instant at, Instant effectiveAt) {
        return new Packed(id, container, Optional.of(leaves), at, effectiveAt);
    }

    private static Unpacked unpacked(
            PackageId id, PackageId container, Packing leaves, Instant at, Instant effectiveAt) {
        return new Unpacked(id, container, Optional.of(leaves), at, effectiveAt);
    }

    private static Consumer<Object> refused(PackageId id, String message) {
        return result -> assertThat(decision(result, id))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.message()).startsWith(message));
    }

    private static Consumer<Object> unchanged(PackageId id) {
        return result -> assertThat(decision(result, id)).isInstanceOf(Decision.Unchanged.class);
    }

    private static Object decision(Object result, PackageId id) {
        return Optional.ofNullable(((PackingResults) result).decisions().get(id))
                .orElseThrow();
    }
}
