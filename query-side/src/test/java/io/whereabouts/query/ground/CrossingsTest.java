package io.whereabouts.query.ground;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossingsTest {
    private static final Ring SQUARE = ring(0, 0, 8, 0, 8, 8, 0, 8);

    @Test
    void rings_of_either_direction_that_keep_apart_are_taken() {
        var reversed = new Ring(SQUARE.corners().reversed());
        assertThatNoException().isThrownBy(() -> Crossings.refuse(List.of(SQUARE)));
        assertThatNoException()
                .isThrownBy(() -> Crossings.refuse(List.of(reversed, ring(1, 1, 2, 1, 2, 2), ring(3, 1, 4, 1, 4, 2))));
        assertThatNoException().isThrownBy(() -> Crossings.refuse(List.of(ring(0, 0, 4, 0, 8, 0, 8, 8))));
    }

    @Test
    void a_ring_that_crosses_touches_or_runs_back_over_itself_is_refused_with_the_place() {
        refused("[0][0] and [0][2] cross", ring(0, 0, 8, 8, 8, 0, 0, 8));
        refused("[0][0] and [0][2] cross or touch", ring(0, 0, 8, 0, 8, 8, 4, 0, 0, 8));
        refused("turns back on itself at [0][1]", ring(0, 0, 8, 0, 4, 0, 4, 4));
        refused("turns back on itself at [0][1]", ring(0, 0, 4, 4, 2, 2));
        refused("turns back on itself at [0][1]", ring(0, 0, 0, 0, 4, 0, 4, 4));
        refused("turns back on itself", ring(0, 0, 4, 0, 8, 0));
    }

    @Test
    void a_hole_keeps_within_its_ground_and_away_from_other_holes() {
        refused("[0][1] and [1][0] cross or touch", SQUARE, ring(7, 1, 9, 1, 9, 2));
        refused("[0][0] and [1][0] cross or touch", SQUARE, ring(4, 0, 6, 2, 2, 2));
        refused("hole [1] lies outside of [0]", SQUARE, ring(10, 1, 12, 1, 12, 2));
        refused("hole [1] lies outside of [0]", ring(2, 2, 3, 2, 3, 3), SQUARE);
        refused("hole [2] lies in hole [1]", SQUARE, ring(1, 1, 7, 1, 7, 7), ring(4, 2, 6, 2, 6, 4));
    }

    private static void refused(String why, Ring... rings) {
        assertThatThrownBy(() -> Crossings.refuse(Arrays.asList(rings)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static Ring ring(double... xy) {
        return new Ring(IntStream.range(0, xy.length / 2)
                .mapToObj(i -> new Point(xy[2 * i], xy[2 * i + 1]))
                .toList());
    }
}
