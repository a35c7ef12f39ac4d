package io.whereabouts.command.packing;

import static io.whereabouts.command.packing.Story.BOX;
import static io.whereabouts.command.packing.Story.CAGE;
import static io.whereabouts.command.packing.Story.ELEVEN;
import static io.whereabouts.command.packing.Story.NINE;
import static io.whereabouts.command.packing.Story.NOON;
import static io.whereabouts.command.packing.Story.TEN;
import static io.whereabouts.command.packing.Story.VAN;
import static io.whereabouts.command.packing.Story.items;
import static io.whereabouts.command.packing.Story.packed;
import static io.whereabouts.command.packing.Story.registered;
import static io.whereabouts.command.packing.Story.reported;
import static io.whereabouts.command.packing.Story.unchanged;
import static io.whereabouts.command.packing.Story.unpacked;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Packings and unpackings that are told in another order than they happened in.
class ToldLateTest {
    @RegisterExtension
    final Story story = new Story();

    @Test
    void a_slow_clock_does_not_put_a_decision_before_what_it_relied_on() {
        story.given(
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
        story.given(registered(BOX), registered(CAGE))
                .command(new Unpack(CAGE, items(BOX), reported(ELEVEN)))
                .then()
                .events(out);
        story.given(registered(BOX), registered(CAGE), out)
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
        story.given(late, registered(CAGE), packed(BOX, CAGE, Packing.in(CAGE, afterThat, TEN), TEN, afterThat))
                .command(new Unpack(CAGE, items(BOX), reported(ELEVEN)))
                .then()
                .events(unpacked(BOX, CAGE, Packing.out(NOON.plusMillis(2), ELEVEN), ELEVEN, NOON.plusMillis(2)));
    }

    @Test
    void a_packing_that_is_told_late_changes_nothing_and_is_kept_once() {
        var late = packed(BOX, CAGE, Packing.in(VAN, TEN, TEN), NINE, TEN.plusMillis(1));
        var now = packed(BOX, VAN, Packing.in(VAN, TEN, TEN), TEN, TEN);
        story.given(registered(BOX), registered(CAGE), registered(VAN), now)
                .command(new Pack(CAGE, items(BOX), reported(NINE)))
                .then()
                .events(late);
        story.given(registered(BOX), registered(CAGE), registered(VAN), now, late)
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
        story.given(registered(BOX), registered(CAGE), wrong, retracted)
                .command(new Pack(CAGE, items(BOX), reported(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(unchanged(BOX));
    }
}
