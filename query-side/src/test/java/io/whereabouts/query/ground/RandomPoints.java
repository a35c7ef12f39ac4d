package io.whereabouts.query.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Points that tell right from wrong: on corners and edges, a hair beside them, around, and where degrees end.
public final class RandomPoints {
    private RandomPoints() {}

    /// On the earth: longitudes from -180 to 180.
    public static List<Point> around(List<List<Ring>> polygons, int count, Random random) {
        var edges = polygons.stream()
                .flatMap(List::stream)
                .flatMap(ring -> ring.edges().stream())
                .toList();
        var points = new ArrayList<Point>();
        while (points.size() < count) {
            var edge = edges.get(random.nextInt(edges.size()));
            var other = edges.get(random.nextInt(edges.size()));
            var middle = between(edge.a(), edge.b(), 0.5);
            points.add(
                    switch (random.nextInt(8)) {
                        case 0 -> edge.a();
                        case 1 -> middle;
                        case 2 -> new Point(Math.nextUp(middle.x()), middle.y());
                        case 3 -> new Point(middle.x(), Math.nextDown(middle.y()));
                        case 4 -> new Point(random.nextBoolean() ? 180 : -180, middle.y());
                        case 5 -> new Point(middle.x(), random.nextBoolean() ? 90 : -90);
                        default -> between(edge.a(), other.b(), random.nextDouble() * 1.5 - 0.25);
                    });
        }
        return points.stream()
                .filter(point -> Math.abs(point.x()) <= 180 && Math.abs(point.y()) <= 90)
                .toList();
    }

    private static Point between(Point a, Point b, double part) {
        return new Point(a.x() + (b.x() - a.x()) * part, a.y() + (b.y() - a.y()) * part);
    }
}
