package io.whereabouts.query.pictures;

import static io.whereabouts.query.pictures.Pictures.LIFE;
import static io.whereabouts.query.pictures.Pictures.NEXT_LIFE;
import static io.whereabouts.query.pictures.Pictures.OTHER;
import static io.whereabouts.query.pictures.Pictures.PACKAGE;
import static io.whereabouts.query.pictures.Pictures.id;
import static io.whereabouts.query.pictures.Pictures.kept;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is read of the events, from the table and from the memory alike.
abstract class PictureEventsContract {
    abstract PictureEvents events();

    abstract void registered(PackageId packageId, EventId registration);

    /// Another decision about its life.
    abstract void closed(PackageId packageId);

    abstract void added(KeptPicture picture);

    @Test
    void the_life_is_the_last_one_also_when_it_is_over() {
        assertThat(events().life(PACKAGE)).isEmpty();
        registered(PACKAGE, LIFE);
        closed(PACKAGE);
        assertThat(events().life(PACKAGE)).contains(LIFE);
        registered(PACKAGE, NEXT_LIFE);
        assertThat(events().life(PACKAGE)).contains(NEXT_LIFE);
    }

    @Test
    void each_life_has_its_own_pictures() {
        added(kept(PACKAGE, LIFE, 1));
        added(kept(PACKAGE, NEXT_LIFE, 2));
        added(kept(OTHER, LIFE, 3));
        assertThat(events().list(PACKAGE, LIFE, Optional.empty(), 9)).containsExactly(kept(PACKAGE, LIFE, 1));
        assertThat(events().list(PACKAGE, NEXT_LIFE, Optional.empty(), 9)).containsExactly(kept(PACKAGE, NEXT_LIFE, 2));
        assertThat(events().find(PACKAGE, LIFE, id(1))).contains(kept(PACKAGE, LIFE, 1));
        assertThat(events().find(PACKAGE, LIFE, id(2))).isEmpty();
        assertThat(events().find(PACKAGE, LIFE, id(3))).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        IntStream.of(3, 1, 5, 2, 4).forEach(number -> added(kept(PACKAGE, LIFE, number)));
        assertThat(events().list(PACKAGE, LIFE, Optional.empty(), 2))
                .containsExactly(kept(PACKAGE, LIFE, 1), kept(PACKAGE, LIFE, 2));
        assertThat(events().list(PACKAGE, LIFE, Optional.of(id(2)), 2))
                .containsExactly(kept(PACKAGE, LIFE, 3), kept(PACKAGE, LIFE, 4));
        assertThat(events().list(PACKAGE, LIFE, Optional.of(id(4)), 2)).containsExactly(kept(PACKAGE, LIFE, 5));
        assertThat(events().list(PACKAGE, LIFE, Optional.of(id(5)), 2)).isEmpty();
    }
}
