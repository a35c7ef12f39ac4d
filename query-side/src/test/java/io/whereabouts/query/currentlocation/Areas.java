package io.whereabouts.query.currentlocation;

import io.whereabouts.query.area.Area;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.given.Given;
import java.util.List;
import java.util.Random;

/// Boxes around where the histories take place: one of few rooms, one in the region, and the whole world.
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
                WORLD);
    }
}
