package io.whereabouts.query.ground;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.geometry.S2Cell;
import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2RegionCoverer;
import io.whereabouts.query.given.Seed;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroundTest {
    private static final int RUNS = 3_000;

    @Test
    void a_point_is_on_ground_of_any_shape_when_plain_arithmetic_says_so() {
        var random = Seed.random(GroundTest.class);
        for (var run = 0; run < RUNS; run++) {
            var polygons = new RandomGround(random).next();
            var ground = ground(polygons);
            for (var point : RandomPoints.around(polygons, 40, random)) {
                assertThat(ground.contains(point.y(), point.x()))
                        .as("%s in %s", point, polygons)
                        .isEqualTo(PlainGround.contains(polygons, point.y(), point.x()));
            }
        }
    }

    @Test
    void a_cell_that_holds_a_point_of_the_ground_meets_it_and_a_cell_that_it_contains_has_no_other() {
        var random = Seed.random(GroundTest.class);
        for (var run = 0; run < RUNS; run++) {
            var polygons = new RandomGround(random).next();
            var ground = ground(polygons);
            for (var point : RandomPoints.around(polygons, 20, random)) {
                for (var level : List.of(30, 16, 10, random.nextInt(31))) {
                    var cell = new S2Cell(leaf(point).parent(level));
                    var isOn = ground.contains(point.y(), point.x());
                    assertThat(ground.mayIntersect(cell) || !isOn)
                            .as("%s in %s, level %d", point, polygons, level)
                            .isTrue();
                    assertThat(isOn || !ground.contains(cell))
                            .as("%s not in %s, level %d", point, polygons, level)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_covering_holds_all_of_the_ground() {
        var random = Seed.random(GroundTest.class);
        for (var run = 0; run < 300; run++) {
            var polygons = new RandomGround(random).next();
            var ground = ground(polygons);
            var covering = S2RegionCoverer.builder().setMaxCells(60).build().getCovering(ground);
            RandomPoints.around(polygons, 40, random).stream()
                    .filter(point -> ground.contains(point.y(), point.x()))
                    .forEach(point -> assertThat(covering.contains(leaf(point)))
                            .as("%s in %s", point, polygons)
                            .isTrue());
        }
    }

    /// A strip across the Alps, 900 km long and some 2 km wide: its rectangle is 200 times as large.
    @Test
    void a_covering_follows_the_edges_and_not_the_rectangle_around_them() {
        var strip = ground(List.of(List.of(
                new Ring(List.of(new Point(5, 43), new Point(5.02, 43), new Point(16, 48), new Point(15.98, 48))))));
        var cells = S2RegionCoverer.builder()
                .setMinLevel(10)
                .setMaxLevel(10)
                .setMaxCells(500)
                .build()
                .getCovering(strip)
                .size();
        assertThat(cells).isBetween(90, 300);
    }

    @Test
    void a_point_nearer_to_an_edge_than_rounding_can_tell_is_on_the_side_where_it_is() {
        var random = new Random(1);
        for (var run = 0; run < 10_000; run++) {
            var a = new Point(14 + random.nextDouble(), 44 + random.nextDouble());
            var b = new Point(14 + random.nextDouble(), 44 + random.nextDouble());
            var c = new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
            assertThat(a.turn(b, c))
                    .isEqualTo(b.turn(c, a))
                    .isEqualTo(c.turn(a, b))
                    .isEqualTo(-b.turn(a, c));
        }
    }

    private static S2CellId leaf(Point point) {
        return S2CellId.fromLatLng(S2LatLng.fromDegrees(point.y(), point.x()));
    }

    private static Ground ground(List<List<Ring>> polygons) {
        return new Ground(polygons.stream().map(Patch::new).toList());
    }

    @Test
    void a_pole_and_the_antimeridian_have_every_longitude_that_there_is() {
        var cap = ground(List.of(List.of(new Ring(List.of(
                new Point(-180, 80), new Point(0, 80), new Point(180, 80), new Point(180, 90), new Point(-180, 90))))));
        var east = ground(
                List.of(List.of(new Ring(List.of(new Point(-180, -1), new Point(-179, 0), new Point(-180, 1))))));
        assertThat(Stream.of(-180, -20, 0, 179.5, 180))
                .allMatch(longitude -> cap.contains(90, longitude.doubleValue()));
        assertThat(cap.contains(79.9, 180)).isFalse();
        assertThat(east.contains(0, 180) && east.contains(0, -180) && east.contains(0, -179.5))
                .isTrue();
        assertThat(east.contains(0, 179.5)).isFalse();
        assertThat(east.contains(90, 0)).isFalse();
    }
}
