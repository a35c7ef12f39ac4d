package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.packageId;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.Corner;
import io.whereabouts.events.Position;
import io.whereabouts.events.Volume;
import io.whereabouts.query.area.Room;
import io.whereabouts.query.given.Seed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {
    /// An L: its inner corner is at 1, 1.
    private static final Room ANGLE = Room.of(new Volume(
            List.of(
                    new Corner(0, 0),
                    new Corner(0, 2),
                    new Corner(1, 2),
                    new Corner(1, 1),
                    new Corner(2, 1),
                    new Corner(2, 0)),
            -10,
            10));

    private static final Room OVER_THE_ANTIMERIDIAN = Room.of(new Volume(
            List.of(new Corner(-1, 179), new Corner(-1, -179), new Corner(1, -179), new Corner(1, 179)), 0, 1));

    @ParameterizedTest
    @CsvSource({
        "0.5,0.5,0,true",
        "1.5,0.5,0,true",
        "0.5,1.5,0,true",
        "1.5,1.5,0,false",
        "1,1,0,true", // on a corner
        "1,1.5,0,true", // on a wall
        "2,0.5,10,true",
        "0.5,0.5,10.01,false",
        "0.5,0.5,-10,true",
        "0.5,-0.001,0,false",
    })
    void walls_floor_and_ceiling_belong_to_a_room(double latitude, double longitude, double altitude, boolean in) {
        assertThat(ANGLE.contains(at(latitude, longitude, altitude))).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({"0,180,true", "0,-180,true", "0,179.5,true", "0,-179.5,true", "0,0,false", "0,178.9,false"})
    void a_room_may_reach_over_the_antimeridian(double latitude, double longitude, boolean in) {
        var position = at(latitude, longitude, 0.5);
        assertThat(OVER_THE_ANTIMERIDIAN.contains(position)).isEqualTo(in);
        var place = Place.of(position);
        var entry = new Entry(place.region(), packageId(1).canonical());
        assertThat(!in || Search.of(OVER_THE_ANTIMERIDIAN).isOn(entry)).isTrue();
    }

    @Test
    void what_is_in_a_room_is_where_it_is_looked_for() {
        var random = Seed.random(RoomTest.class);
        for (var run = 0; run < 5_000; run++) {
            var west = random.nextDouble() * 360 - 180;
            var south = random.nextDouble() * 170 - 85;
            var room = Room.of(new Volume(
                    List.of(
                            new Corner(south, west),
                            new Corner(south + random.nextDouble() * 0.001, wrapped(west + 0.002)),
                            new Corner(south + 0.002, wrapped(west + random.nextDouble() * 0.002))),
                    0,
                    4));
            var position = at(south + random.nextDouble() * 0.002, wrapped(west + random.nextDouble() * 0.002), 2);
            if (room.contains(position)) {
                var place = Place.of(position);
                var entry = new Entry(place.cell(), place.spot(packageId(1)));
                assertThat(Search.of(room).isOn(entry) && Search.of(room).mayHold(entry))
                        .as("%s in %s", position, room)
                        .isTrue();
            }
        }
    }

    private static double wrapped(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude;
    }

    private static Position at(double latitude, double longitude, double altitude) {
        return new Position(latitude, longitude, altitude, Optional.empty());
    }
}
