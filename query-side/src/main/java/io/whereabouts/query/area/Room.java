package io.whereabouts.query.area;

import com.google.common.geometry.R1Interval;
import com.google.common.geometry.S1Interval;
import com.google.common.geometry.S2LatLngRect;
import com.google.common.geometry.S2Region;
import io.whereabouts.events.Corner;
import io.whereabouts.events.Position;
import io.whereabouts.events.Volume;
import java.util.ArrayList;
import java.util.List;

/// A volume with a floor of its own: its edges are straight in degrees, and go the shorter way round the earth, as the
/// contract has them.
///
/// @param longitudes of the corners, continued beyond 180 where the floor reaches over the antimeridian
public record Room(Volume volume, List<Double> longitudes) implements Area {
    public static Room of(Volume volume) {
        var floor = volume.floor();
        var longitudes = new ArrayList<>(List.of(floor.getFirst().longitude()));
        for (var i = 1; i < floor.size(); i++) {
            longitudes.add(longitudes.getLast() + east(floor.get(i - 1), floor.get(i)));
        }
        return new Room(volume, List.copyOf(longitudes));
    }

    private static double east(Corner from, Corner to) {
        var degrees = to.longitude() - from.longitude();
        return Math.abs(degrees) <= 180 ? degrees : degrees - Math.copySign(360, degrees);
    }

    @Override
    public boolean contains(Position position) {
        return position.altitude() >= low()
                && position.altitude() <= high()
                && (covers(position.longitude(), position.latitude())
                        || covers(position.longitude() + 360, position.latitude())
                        || covers(position.longitude() - 360, position.latitude()));
    }

    /// How often a ray to the east crosses the walls says whether it starts inside.
    private boolean covers(double x, double y) {
        var inside = false;
        var corners = longitudes.size();
        for (var i = 0; i < corners; i++) {
            var j = (i + 1) % corners;
            var x1 = longitudes.get(i);
            var y1 = latitude(i);
            var x2 = longitudes.get(j);
            var y2 = latitude(j);
            var turn = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
            if (turn == 0
                    && x >= Math.min(x1, x2)
                    && x <= Math.max(x1, x2)
                    && y >= Math.min(y1, y2)
                    && y <= Math.max(y1, y2)) {
                return true; // on the wall
            }
            if (y1 > y != y2 > y && turn > 0 == y2 > y1) {
                inside = !inside;
            }
        }
        return inside;
    }

    private double latitude(int corner) {
        return volume.floor().get(corner).latitude();
    }

    /// The rectangle around the floor.
    @Override
    public S2Region ground() {
        var latitudes = volume.floor().stream().map(Corner::latitude).toList();
        return new S2LatLngRect(
                new R1Interval(
                        Math.toRadians(latitudes.stream().reduce(Math::min).orElseThrow()),
                        Math.toRadians(latitudes.stream().reduce(Math::max).orElseThrow())),
                new S1Interval(
                        radians(longitudes.stream().reduce(Math::min).orElseThrow()),
                        radians(longitudes.stream().reduce(Math::max).orElseThrow())));
    }

    private static double radians(double longitude) {
        return Math.toRadians(longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);
    }

    @Override
    public double low() {
        return volume.lowest();
    }

    @Override
    public double high() {
        return volume.highest();
    }
}
