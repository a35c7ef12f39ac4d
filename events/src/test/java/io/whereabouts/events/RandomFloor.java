package io.whereabouts.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Floors of which it is known what is inside: stars around a point that sees all of their walls, some of them over
/// the antimeridian, turned either way, with any of their corners first.
final class RandomFloor {
    private RandomFloor() {}

    static List<Corner> of(Random random) {
        var size = Math.pow(10, -random.nextInt(6)); // degrees: from a country to a room
        var latitude = random.nextDouble(-80, 80);
        var longitude = random.nextInt(3) == 0 ? 180 : random.nextDouble(-180, 180);
        var count = random.nextInt(6) == 0 ? Volume.MOST_CORNERS : Volume.FEWEST_CORNERS + random.nextInt(10);
        var corners = new ArrayList<Corner>();
        var direction = random.nextBoolean() ? 1 : -1;
        var first = random.nextInt(count);
        for (var i = 0; i < count; i++) {
            var angle = direction * 2 * Math.PI * (first + i) / count;
            var radius = size * random.nextDouble(0.1, 1);
            var east = longitude + radius * Math.cos(angle);
            corners.add(new Corner(
                    latitude + radius * Math.sin(angle), east > 180 ? east - 360 : east < -180 ? east + 360 : east));
        }
        return corners;
    }
}
