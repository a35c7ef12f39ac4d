package io.whereabouts.events;

import java.util.List;
import java.util.Optional;

/// A room, a yard, a shelf: a floor, and from where to where it reaches upwards.
///
/// @param floor 3 to 100 corners in their order, the first not repeated; its edges neither cross nor touch. One that
///              reaches over the antimeridian has longitudes on both sides of it
/// @param lowest metres above the ellipsoid
/// @param highest metres above the ellipsoid
public record Volume(List<Corner> floor, double lowest, double highest) {
    public static final int FEWEST_CORNERS = 3;
    public static final int MOST_CORNERS = 100;

    public Volume {
        floor = List.copyOf(floor);
        if (floor.size() < FEWEST_CORNERS || floor.size() > MOST_CORNERS) {
            throw new IllegalArgumentException(
                    "a floor must have %d to %d corners, not %d".formatted(FEWEST_CORNERS, MOST_CORNERS, floor.size()));
        }
        lowest = AltitudeDatum.altitude("lowest", lowest);
        highest = AltitudeDatum.altitude("highest", highest);
        if (lowest > highest) {
            throw new IllegalArgumentException(
                    "lowest must not be above highest, but %s is above %s".formatted(lowest, highest));
        }
        FloorPlan.of(floor).verify();
    }

    /// A point of it, with the distance to its farthest corner as the accuracy.
    ///
    /// @throws IllegalArgumentException if it is wider than a position may be unsure
    public Position middle() {
        var inside = FloorPlan.of(floor).inside();
        var altitude = lowest + (highest - lowest) / 2;
        var point = new Position(inside.latitude(), inside.longitude(), altitude, Optional.empty());
        var farthest = floor.stream()
                .mapToDouble(corner -> Math.max(distance(point, corner, lowest), distance(point, corner, highest)))
                .max()
                .orElseThrow();
        return new Position(
                inside.latitude(), inside.longitude(), altitude, Optional.of(Math.ceil(farthest * 100) / 100));
    }

    private static double distance(Position from, Corner corner, double altitude) {
        return Geocentric.of(from.latitude(), from.longitude(), from.altitude())
                .to(Geocentric.of(corner.latitude(), corner.longitude(), altitude));
    }
}
