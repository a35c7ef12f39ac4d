package io.whereabouts.query.ground;

import java.math.BigDecimal;
import java.util.List;

/// The judge: how often each ring winds round a point, in numbers of any length, one polygon after the other.
public final class PlainGround {
    private PlainGround() {}

    public static boolean contains(List<List<Ring>> polygons, double latitude, double longitude) {
        if (Math.abs(latitude) == 90) {
            return polygons.stream()
                    .flatMap(List::stream)
                    .flatMap(ring -> ring.corners().stream())
                    .anyMatch(corner -> corner.y() == latitude);
        }
        return isIn(polygons, longitude, latitude)
                || (Math.abs(longitude) == 180 && isIn(polygons, -longitude, latitude));
    }

    private static boolean isIn(List<List<Ring>> polygons, double x, double y) {
        return polygons.stream().anyMatch(rings -> {
            for (var i = 0; i < rings.size(); i++) {
                var winding = winding(rings.get(i).corners(), x, y);
                if (winding.isEmpty()) {
                    return true; // on a border
                }
                if (winding.getFirst() == 0 == (i == 0)) {
                    return false; // not in it, or in a hole
                }
            }
            return true;
        });
    }

    /// How often, or nothing if the point is on the ring.
    private static List<Integer> winding(List<Point> corners, double x, double y) {
        var winding = 0;
        for (var i = 0; i < corners.size(); i++) {
            var a = corners.get(i);
            var b = corners.get((i + 1) % corners.size());
            var side = minus(b.x(), a.x())
                    .multiply(minus(y, a.y()))
                    .subtract(minus(x, a.x()).multiply(minus(b.y(), a.y())))
                    .signum();
            if (side == 0 && (x - a.x()) * (x - b.x()) <= 0 && (y - a.y()) * (y - b.y()) <= 0) {
                return List.of();
            }
            if (a.y() <= y && b.y() > y && side > 0) {
                winding++;
            } else if (a.y() > y && b.y() <= y && side < 0) {
                winding--;
            }
        }
        return List.of(winding);
    }

    private static BigDecimal minus(double a, double b) {
        return new BigDecimal(a).subtract(new BigDecimal(b));
    }
}
