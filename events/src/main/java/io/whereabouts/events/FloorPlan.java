package io.whereabouts.events;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// A floor on a plane of degrees, its longitudes continued beyond 180 where it reaches over the antimeridian.
record FloorPlan(List<Point> points) {
    record Point(double x, double y) {
        /// Twice the area of the triangle: positive if `c` is to the left of the way from here to `b`.
        double turn(Point b, Point c) {
            return (b.x - x) * (c.y - y) - (b.y - y) * (c.x - x);
        }
    }

    /// An edge goes to the next corner by the shorter way round the earth.
    static FloorPlan of(List<Corner> floor) {
        var points = new ArrayList<Point>();
        var x = floor.getFirst().longitude();
        for (var i = 0; i < floor.size(); i++) {
            x += east(floor.get(Math.max(0, i - 1)), floor.get(i));
            points.add(new Point(x, floor.get(i).latitude()));
        }
        var round =
                x + east(floor.getLast(), floor.getFirst()) - floor.getFirst().longitude();
        if (Math.abs(round) > 180) {
            throw new IllegalArgumentException("a floor must not go round a pole; divide it");
        }
        return new FloorPlan(points);
    }

    private static double east(Corner from, Corner to) {
        var degrees = to.longitude() - from.longitude();
        return Math.abs(degrees) <= 180 ? degrees : degrees - Math.copySign(360, degrees);
    }

    /// @throws IllegalArgumentException if edges cross or touch, which would leave open what is inside
    void verify() {
        var corners = points.size();
        for (var i = 0; i < corners; i++) {
            if (turnsBack(point(i), point(i + 1), point(i + 2))) {
                throw new IllegalArgumentException(
                        "the floor turns back on itself at corner %d; send each corner once, in their order, the first not again"
                                .formatted((i + 1) % corners + 1));
            }
        }
        for (var i = 0; i < corners; i++) {
            for (var j = i + 2; j < corners; j++) {
                var neighbours = i == 0 && j == corners - 1;
                if (!neighbours && meet(point(i), point(i + 1), point(j), point(j + 1))) {
                    throw new IllegalArgumentException(
                            "the floor's edges from corner %d and from corner %d cross or touch; send the corners in their order"
                                    .formatted(i + 1, j + 1));
                }
            }
        }
    }

    private Point point(int index) {
        return points.get(index % points.size());
    }

    private static boolean turnsBack(Point a, Point b, Point c) {
        var onward = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
        return a.equals(b) || b.equals(c) || (a.turn(b, c) == 0 && onward < 0);
    }

    private static boolean meet(Point a, Point b, Point c, Point d) {
        var ofC = Math.signum(a.turn(b, c));
        var ofD = Math.signum(a.turn(b, d));
        var ofA = Math.signum(c.turn(d, a));
        var ofB = Math.signum(c.turn(d, b));
        return (ofC * ofD < 0 && ofA * ofB < 0)
                || (ofC == 0 && between(a, b, c))
                || (ofD == 0 && between(a, b, d))
                || (ofA == 0 && between(c, d, a))
                || (ofB == 0 && between(c, d, b));
    }

    /// @param p on the line through a and b
    private static boolean between(Point a, Point b, Point p) {
        return Math.min(a.x, b.x) <= p.x
                && p.x <= Math.max(a.x, b.x)
                && Math.min(a.y, b.y) <= p.y
                && p.y <= Math.max(a.y, b.y);
    }

    /// The middle of its corners if it is convex; else the middle of the longest stretch from wall to wall, going
    /// east, half-way between two corners' latitudes: the middle of the corners of an L may lie outside of it.
    Corner inside() {
        if (isConvex()) {
            return corner(
                    points.stream().mapToDouble(Point::x).average().orElseThrow(),
                    points.stream().mapToDouble(Point::y).average().orElseThrow());
        }
        var latitudes =
                points.stream().mapToDouble(Point::y).sorted().distinct().toArray();
        var longest = 0.0;
        var x = points.getFirst().x();
        var y = points.getFirst().y();
        for (var i = 0; i + 1 < latitudes.length; i++) {
            var latitude = latitudes[i] + (latitudes[i + 1] - latitudes[i]) / 2;
            var walls = walls(latitude).sorted().toArray();
            for (var wall = 0; wall + 1 < walls.length; wall += 2) {
                if (walls[wall + 1] - walls[wall] > longest) {
                    longest = walls[wall + 1] - walls[wall];
                    x = walls[wall] + longest / 2;
                    y = latitude;
                }
            }
        }
        return corner(x, y);
    }

    private boolean isConvex() {
        var left = false;
        var right = false;
        for (var i = 0; i < points.size(); i++) {
            var turn = point(i).turn(point(i + 1), point(i + 2));
            left |= turn > 0;
            right |= turn < 0;
        }
        return left != right;
    }

    /// Where the edges cross a latitude on which no corner is.
    private DoubleStream walls(double latitude) {
        var walls = DoubleStream.builder();
        for (var i = 0; i < points.size(); i++) {
            var a = point(i);
            var b = point(i + 1);
            if (a.y < latitude != b.y < latitude) {
                walls.add(a.x + (latitude - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
        return walls.build();
    }

    private static Corner corner(double x, double y) {
        return new Corner(y, x - 360 * Math.floor((x + 180) / 360));
    }
}
