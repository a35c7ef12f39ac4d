package io.whereabouts.command.packing;

import static io.whereabouts.command.packing.Story.BOX;
import static io.whereabouts.command.packing.Story.CAGE;
import static io.whereabouts.command.packing.Story.ELEVEN;
import static io.whereabouts.command.packing.Story.TEN;
import static io.whereabouts.command.packing.Story.VAN;
import static io.whereabouts.command.packing.Story.at;
import static io.whereabouts.command.packing.Story.items;
import static io.whereabouts.command.packing.Story.level;
import static io.whereabouts.command.packing.Story.packed;
import static io.whereabouts.command.packing.Story.refused;
import static io.whereabouts.command.packing.Story.registered;
import static io.whereabouts.command.packing.Story.unchanged;

import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PackTest {
    @RegisterExtension
    final Story story = new Story();

    @Test
    void an_item_is_put_into_a_container() {
        story.given(registered(BOX), registered(CAGE))
                .command(new Pack(CAGE, items(BOX), at(TEN)))
                .then()
                .events(packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN));
    }

    @Test
    void an_item_is_in_one_container_at_a_time() {
        story.given(
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
        story.given(registered(BOX), registered(CAGE), packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN))
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
            story.given(inside.toArray(PackageEvent[]::new))
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
        story.given(stack.toArray(PackageEvent[]::new))
                .command(new Pack(level(0), items(BOX), at(ELEVEN)))
                .then()
                .events(packed(BOX, level(0), Packing.in(level(0), ELEVEN, ELEVEN), ELEVEN, ELEVEN));
        stack.add(registered(level(20)));
        stack.add(packed(level(19), level(20), Packing.in(level(20), TEN, TEN), TEN, TEN));
        story.given(stack.toArray(PackageEvent[]::new))
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
        story.given(registered(CAGE))
                .command(new Pack(CAGE, items(BOX), at(TEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(refused(BOX, "%s is not registered; register it first".formatted(BOX)));
        story.given(registered(BOX), registered(CAGE), new PackageClosed(CAGE, TEN, TEN))
                .command(new Pack(CAGE, items(BOX), at(ELEVEN)))
                .then()
                .noEvents()
                .resultMessagePayloadSatisfies(
                        refused(BOX, "%s is closed: nothing is recorded of it any more".formatted(CAGE)));
    }

    @Test
    void one_that_cannot_be_packed_holds_up_no_other() {
        story.given(registered(BOX), registered(CAGE))
                .command(new Pack(CAGE, items(VAN, BOX), at(TEN)))
                .then()
                .events(packed(BOX, CAGE, Packing.in(CAGE, TEN, TEN), TEN, TEN))
                .resultMessagePayloadSatisfies(refused(VAN, "%s is not registered".formatted(VAN)));
    }
}
