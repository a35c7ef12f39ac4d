package io.whereabouts.command.packing;

import static io.whereabouts.command.packing.Story.BOX;
import static io.whereabouts.command.packing.Story.CAGE;
import static io.whereabouts.command.packing.Story.ELEVEN;
import static io.whereabouts.command.packing.Story.NINE;
import static io.whereabouts.command.packing.Story.TEN;
import static io.whereabouts.command.packing.Story.VAN;
import static io.whereabouts.command.packing.Story.at;
import static io.whereabouts.command.packing.Story.items;
import static io.whereabouts.command.packing.Story.packed;
import static io.whereabouts.command.packing.Story.refused;
import static io.whereabouts.command.packing.Story.registered;
import static io.whereabouts.command.packing.Story.unchanged;
import static io.whereabouts.command.packing.Story.unpacked;

import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.Packing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnpackTest {
    @RegisterExtension
    final Story story = new Story();

    @Test
    void an_item_is_taken_out_again() {
        story.given(registered(BOX), registered(CAGE), packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN))
                .command(new Unpack(CAGE, items(BOX), at(ELEVEN)))
                .then()
                .events(unpacked(BOX, CAGE, Packing.out(ELEVEN, ELEVEN), ELEVEN, ELEVEN));
    }

    @Test
    void what_was_never_packed_is_not_unpacked_now() {
        story.given(registered(BOX), registered(CAGE))
                .command(new Unpack(CAGE, items(BOX), at(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(refused(BOX, "%s was never put into anything".formatted(BOX)));
    }

    @Test
    void what_is_out_already_stays_out() {
        story.given(registered(BOX), registered(CAGE), unpacked(BOX, CAGE, Packing.out(TEN, TEN), TEN, TEN))
                .command(new Unpack(CAGE, items(BOX), at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(unchanged(BOX));
    }

    @Test
    void what_is_in_a_container_that_is_closed_is_taken_out_of_it() {
        story.given(
                        registered(BOX),
                        registered(CAGE),
                        packed(BOX, CAGE, Packing.in(CAGE, NINE, NINE), NINE, NINE),
                        new PackageClosed(CAGE, TEN, TEN))
                .command(new Unpack(CAGE, items(BOX), at(ELEVEN)))
                .then()
                .events(unpacked(BOX, CAGE, Packing.out(ELEVEN, ELEVEN), ELEVEN, ELEVEN));
    }

    @Test
    void nothing_is_taken_out_of_what_it_is_not_in() {
        story.given(
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
}
