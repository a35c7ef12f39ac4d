package io.whereabouts.query.currentlocation;

import io.whereabouts.query.area.Area;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.area.Room;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.ground.Ground;
import io.whereabouts.query.ground.Patch;
import io.whereabouts.query.ground.Point;
import io.whereabouts.query.ground.Ring;
import java.util.List;
import java.util.Random;

/// Areas around where the histories take place: a box of few rooms, one in the region, the whole world, and what
/// somebody drew, with a hole in it.
public final class Areas {
    private static final Box WORLD = new Box(-180, -90, -12_000, 180, 90, 100_000);

    private Areas() {}

    public static List<Area> some(Random random) {
        var corner = Given.position(random);
        return List.of(
                new Box(
                        corner.longitude(),
                        corner.latitude(),
                        corner.altitude(),
                        corner.longitude() + random.nextInt(20) / 10_000.0,
                        corner.latitude() + random.nextInt(20) / 10_000.0,
                        corner.altitude() + random.nextInt(3) * 4),
                new Box(14, 44, -4, 15, 45, random.nextInt(3) * 4 - 4),
                WORLD,
                drawn(random));
    }

    /// The hole is in it, wherever its corners are.
    private static Room drawn(Random random) {
        var east = 14.4612 + random.nextInt(15) / 10_000.0;
        var north = 44.5312 + random.nextInt(15) / 10_000.0;
        var outside = new Ring(List.of(new Point(14.459, 44.529), new Point(east, 44.5295), new Point(14.46, north)));
        var hole = new Ring(
                List.of(new Point(14.46005, 44.52995), new Point(14.46025, 44.53), new Point(14.46012, 44.53025)));
        return new Room(new Ground(List.of(new Patch(List.of(outside, hole)))), -4, random.nextInt(3) * 4 - 4);
    }
}
