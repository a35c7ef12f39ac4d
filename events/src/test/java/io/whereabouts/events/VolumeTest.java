package io.whereabouts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VolumeTest {
    private static final Corner SW = new Corner(46.0, 14.0);
    private static final Corner SE = new Corner(46.0, 14.001);
    private static final Corner NE = new Corner(46.001, 14.001);
    private static final Corner NW = new Corner(46.001, 14.0);

    @Test
    void a_room_has_its_middle_and_is_unsure_by_the_way_to_its_farthest_corner() {
        var middle = new Volume(List.of(SW, SE, NE, NW), 300, 304).middle();

        assertThat(middle.latitude()).isCloseTo(46.0005, within(1e-9));
        assertThat(middle.longitude()).isCloseTo(14.0005, within(1e-9));
        assertThat(middle.altitude()).isEqualTo(302);
        // A degree north is 111,150 m there, a degree east 77,470 m: half of a thousandth of both, and 2 m.
        assertThat(middle.accuracy().orElseThrow()).isCloseTo(Math.hypot(Math.hypot(55.58, 38.74), 2), within(0.05));
    }

    @Test
    void the_middle_of_a_room_with_a_bay_is_not_outside_of_it() {
        var yoke = new Volume(
                List.of(
                        SW,
                        SE,
                        NE,
                        new Corner(46.001, 14.0009),
                        new Corner(46.0001, 14.0009),
                        new Corner(46.0001, 14.0001),
                        new Corner(46.001, 14.0001),
                        NW),
                300,
                300);

        assertThat(yoke.middle().latitude()).isBetween(46.0, 46.0001);
        assertThat(yoke.middle().longitude()).isCloseTo(14.0005, within(1e-9));
    }

    @Test
    void a_yard_reaches_over_the_antimeridian() {
        var yard = List.of(
                new Corner(-17, 179.999),
                new Corner(-17, -179.998),
                new Corner(-16.999, -179.998),
                new Corner(-16.999, 179.999));

        var middle = new Volume(yard, 0, 10).middle();

        assertThat(middle.longitude()).isCloseTo(-179.9995, within(1e-9));
        assertThat(middle.accuracy().orElseThrow()).isLessThan(200);
    }

    @Test
    void the_middle_is_inside_whatever_the_floor() {
        var random = Seed.random("VolumeTest");
        for (var run = 0; run < 5_000; run++) {
            var floor = RandomFloor.of(random);
            var middle = new Volume(floor, 0, 3).middle();
            assertThat(turnsAround(floor, middle)).as("%s in %s", middle, floor).isCloseTo(1, within(1e-6));
        }
    }

    /// How often the walls go round the point: the sum of the angles under which it sees them.
    private static double turnsAround(List<Corner> floor, Position point) {
        var sum = IntStream.range(0, floor.size())
                .mapToDouble(i -> {
                    var from = bearing(point, floor.get(i));
                    var to = bearing(point, floor.get((i + 1) % floor.size()));
                    return Math.IEEEremainder(to - from, 2 * Math.PI);
                })
                .sum();
        return Math.abs(sum) / (2 * Math.PI);
    }

    private static double bearing(Position from, Corner to) {
        return Math.atan2(to.latitude() - from.latitude(), Math.IEEEremainder(to.longitude() - from.longitude(), 360));
    }

    @Test
    void a_floor_does_not_cross_or_touch_itself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Volume(List.of(SW, NE, SE, NW), 0, 1))
                .withMessage(
                        "the floor's edges from corner 1 and from corner 3 cross or touch; send the corners in their order");
        var touching = new Corner(46.0, 14.0005);
        assertThatIllegalArgumentException().isThrownBy(() -> new Volume(List.of(SW, SE, NE, touching, NW), 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Volume(List.of(SW, SE, NE, NW, SW), 0, 1))
                .withMessage(
                        "the floor turns back on itself at corner 5; send each corner once, in their order, the first not again");
        assertThatIllegalArgumentException().isThrownBy(() -> new Volume(List.of(SW, SE, touching), 0, 1));
    }

    @Test
    void a_floor_crosses_itself_over_the_antimeridian_too() {
        var crossed = List.of(new Corner(0, 179), new Corner(1, -179), new Corner(0, -179), new Corner(1, 179));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Volume(crossed, 0, 1))
                .withMessageContaining("cross or touch");
    }

    @Test
    void a_floor_has_3_to_100_corners_and_no_pole_in_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Volume(List.of(SW, SE), 0, 1))
                .withMessage("a floor must have 3 to 100 corners, not 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Volume(Collections.nCopies(101, SW), 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Volume(List.of(new Corner(80, 0), new Corner(80, 120), new Corner(80, -120)), 0, 1))
                .withMessage("a floor must not go round a pole; divide it");
        var hundred = new ArrayList<Corner>();
        for (var i = 0; i < 100; i++) {
            hundred.add(new Corner(46 + Math.sin(i * Math.PI / 50) / 1_000, 14 + Math.cos(i * Math.PI / 50) / 1_000));
        }
        assertThat(new Volume(hundred, 0, 1).floor()).hasSize(100);
    }

    @Test
    void the_lowest_altitude_is_not_above_the_highest_and_both_are_ones_that_something_can_be_at() {
        var floor = List.of(SW, SE, NE);
        assertThat(new Volume(floor, 5, 5).middle().altitude()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Volume(floor, 5, 4.9))
                .withMessage("lowest must not be above highest, but 5.0 is above 4.9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Volume(floor, -12_001, 0))
                .withMessage("lowest must be from -12000 to 100000 metres, not -12001.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Volume(floor, 0, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AltitudeDatum(new Text("EGM2008"), Double.POSITIVE_INFINITY));
    }

    @Test
    void a_volume_wider_than_a_position_may_be_unsure_has_no_middle() {
        var continent = new Volume(List.of(new Corner(0, 0), new Corner(0, 40), new Corner(30, 20)), 0, 1);
        assertThatIllegalArgumentException().isThrownBy(continent::middle).withMessageStartingWith("accuracy must be");
    }
}
