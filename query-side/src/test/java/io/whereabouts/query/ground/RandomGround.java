package io.whereabouts.query.ground;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/// Ground of every shape and size that a person could draw: with holes, in pieces, cut at the antimeridian, up to the
/// poles. Its corners are on a grid of powers of two, so that the middle of an edge is a double as well.
public final class RandomGround {
    private static final List<Double> SIZES = List.of(1 / 1024.0, 1 / 16.0, 2.0, 25.0);

    private final Random random;

    public RandomGround(Random random) {
        this.random = random;
    }

    /// Polygons, each with its rings, the first its own.
    public List<List<Ring>> next() {
        while (true) {
            var polygons = polygons();
            try {
                polygons.forEach(Crossings::refuse);
                if (!polygons.isEmpty()) {
                    return polygons;
                }
            } catch (IllegalArgumentException crossing) {
                // rounded to the grid, a star may cross itself: another one
            }
        }
    }

    private List<List<Ring>> polygons() {
        var size = SIZES.get(random.nextInt(SIZES.size()));
        return switch (random.nextInt(5)) {
            case 0 -> List.of(cap(random.nextBoolean() ? 1 : -1, size));
            case 1 -> cut(holed(snapped(180, size), latitude(size), size));
            case 2 -> {
                var pieces = new ArrayList<List<Ring>>();
                for (var i = random.nextInt(4); i >= 0; i--) {
                    pieces.add(holed(longitude(size), latitude(size), size));
                }
                yield pieces;
            }
            default -> List.of(holed(longitude(size), latitude(size), size));
        };
    }

    /// All around a pole.
    private List<Ring> cap(int side, double size) {
        var corners = new ArrayList<Point>();
        for (var x = -180; x <= 180; x += 30) {
            corners.add(new Point(x, side * (90 - snapped(size * (0.5 + random.nextDouble()), size))));
        }
        corners.set(corners.size() - 1, new Point(180, corners.getFirst().y()));
        DoubleStream.of(180, 0, -180).forEach(x -> corners.add(new Point(x, side * 90)));
        return List.of(new Ring(anyWay(corners)));
    }

    private List<Ring> holed(double x, double y, double size) {
        var rings = new ArrayList<>(List.of(new Ring(star(x, y, size / 2, size, size))));
        if (random.nextBoolean()) {
            rings.add(new Ring(star(x - size / 8, y, size / 32, size / 16, size)));
        }
        if (random.nextBoolean()) {
            rings.add(new Ring(star(x + size / 8, y, size / 32, size / 16, size)));
        }
        return rings;
    }

    private List<Point> star(double x, double y, double least, double most, double size) {
        var corners = new ArrayList<Point>();
        var count = 5 + random.nextInt(12);
        for (var i = 0; i < count; i++) {
            var angle = 2 * Math.PI * (i + random.nextDouble() / 2) / count;
            var radius = least + random.nextDouble() * (most - least);
            corners.add(new Point(
                    snapped(x + radius * Math.cos(angle), size),
                    Math.clamp(snapped(y + radius * Math.sin(angle), size), -90, 90)));
        }
        return anyWay(corners);
    }

    /// Starts anywhere and runs in either direction.
    private List<Point> anyWay(List<Point> corners) {
        var turned = new ArrayList<>(corners);
        Collections.rotate(turned, random.nextInt(corners.size()));
        return random.nextBoolean() ? turned.reversed() : turned;
    }

    /// What lies east of 180 degrees, and what does not: of holes only what is whole.
    private static List<List<Ring>> cut(List<Ring> rings) {
        var pieces = new ArrayList<List<Ring>>();
        for (var east : List.of(false, true)) {
            var piece = new ArrayList<Ring>();
            var outline = clipped(rings.getFirst().corners(), east);
            if (outline.size() < 3) {
                continue;
            }
            piece.add(new Ring(outline));
            rings.stream()
                    .skip(1)
                    .filter(hole ->
                            hole.corners().stream().allMatch(corner -> east ? corner.x() > 180 : corner.x() < 180))
                    .map(hole -> new Ring(hole.corners().stream()
                            .map(corner -> new Point(east ? corner.x() - 360 : corner.x(), corner.y()))
                            .toList()))
                    .forEach(piece::add);
            pieces.add(piece);
        }
        return pieces;
    }

    /// One side of a ring (Sutherland and Hodgman, 1974).
    private static List<Point> clipped(List<Point> corners, boolean east) {
        var kept = new ArrayList<Point>();
        for (var i = 0; i < corners.size(); i++) {
            var a = corners.get(i);
            var b = corners.get((i + 1) % corners.size());
            if (east ? a.x() >= 180 : a.x() <= 180) {
                kept.add(a);
            }
            if ((a.x() - 180) * (b.x() - 180) < 0) {
                kept.add(new Point(180, a.y() + (b.y() - a.y()) * (180 - a.x()) / (b.x() - a.x())));
            }
        }
        return kept.stream()
                .map(corner -> new Point(east ? corner.x() - 360 : corner.x(), corner.y()))
                .toList();
    }

    private double longitude(double size) {
        return snapped((random.nextDouble() * 2 - 1) * (180 - 1.1 * size), size);
    }

    private double latitude(double size) {
        return snapped((random.nextDouble() * 2 - 1) * (90 - (random.nextInt(4) == 0 ? 0 : size)), size);
    }

    /// On a grid of 64 steps to the size.
    private static double snapped(double degrees, double size) {
        var step = Math.scalb(1.0, Math.getExponent(size) - 6);
        return Math.round(degrees / step) * step;
    }
}
