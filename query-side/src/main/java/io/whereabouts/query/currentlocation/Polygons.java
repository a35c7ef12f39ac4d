package io.whereabouts.query.currentlocation;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.query.ground.Crossings;
import io.whereabouts.query.ground.Ground;
import io.whereabouts.query.ground.Patch;
import io.whereabouts.query.ground.Point;
import io.whereabouts.query.ground.Ring;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Ground as GeoJSON writes it: a Polygon or a MultiPolygon (RFC 7946 §3.1.6, §3.1.7). Its rings may run in either
/// direction. What crosses the antimeridian is cut there (§3.1.9): an edge that spans more than 180 degrees could go
/// either way round the earth, and is refused.
final class Polygons {
    /// Of all rings together, the last of each counted as well.
    static final int MOST_POSITIONS = 1_000;

    /// So many have four positions each.
    static final int MOST_RINGS = MOST_POSITIONS / 4;

    private static final int WIDEST = 180;
    private static final Set<String> MEMBERS = Set.of("type", "coordinates");

    private final String field;
    private int positions;

    private Polygons(String field) {
        this.field = field;
    }

    /// @param field which the geometry is in the request
    static Ground ground(JsonNode geometry, String field) {
        return new Polygons(field).ground(geometry);
    }

    private Ground ground(JsonNode geometry) {
        if (!geometry.isObject()) {
            throw wrong("", "must be a GeoJSON Polygon or MultiPolygon");
        }
        for (var name : new TreeSet<>(
                geometry.properties().stream().map(member -> member.getKey()).toList())) {
            if (!MEMBERS.contains(name)) {
                throw wrong("." + Request.shown(name), "is unknown; a geometry has type and coordinates");
            }
        }
        var coordinates = geometry.path("coordinates");
        return new Ground(
                switch (geometry.path("type").asText()) {
                    case "Polygon" -> List.of(patch(coordinates, ".coordinates"));
                    case "MultiPolygon" -> {
                        var patches = new ArrayList<Patch>();
                        for (var polygon : elements(coordinates, ".coordinates", "polygons", MOST_RINGS)) {
                            patches.add(patch(polygon, ".coordinates[%d]".formatted(patches.size())));
                        }
                        yield patches;
                    }
                    default -> throw wrong(".type", "must be Polygon or MultiPolygon");
                });
    }

    private Patch patch(JsonNode polygon, String at) {
        var rings = new ArrayList<Ring>();
        for (var ring : elements(polygon, at, "rings", MOST_RINGS)) {
            rings.add(ring(ring, at + "[%d]".formatted(rings.size())));
        }
        try {
            Crossings.refuse(rings);
        } catch (IllegalArgumentException crossing) {
            throw wrong(at, "is no polygon: " + crossing.getMessage());
        }
        return new Patch(rings);
    }

    /// The last position of a ring is the first again.
    private Ring ring(JsonNode ring, String at) {
        var points = new ArrayList<Point>();
        for (var position : elements(ring, at, "positions", MOST_POSITIONS)) {
            var point = point(position, at + "[%d]".formatted(points.size()));
            if (!points.isEmpty() && Math.abs(point.x() - points.getLast().x()) > WIDEST) {
                throw wrong(
                        at + "[%d]".formatted(points.size()),
                        "must lie within 180 degrees of longitude of the position before; cut what crosses the antimeridian into a MultiPolygon, or put a position between");
            }
            points.add(point);
        }
        if (points.size() <= Ring.FEWEST_CORNERS || !points.getFirst().equals(points.getLast())) {
            throw wrong(at, "must be a ring of 4 positions or more, of which the last is the first again");
        }
        return new Ring(points.subList(0, points.size() - 1));
    }

    private Point point(JsonNode position, String at) {
        if (++positions > MOST_POSITIONS) {
            throw wrong(
                    "",
                    String.format(Locale.ROOT, "must have %,d positions at most; draw it with fewer", MOST_POSITIONS));
        }
        if (!position.isArray()
                || position.size() != 2
                || !position.get(0).isNumber()
                || !position.get(1).isNumber()) {
            throw wrong(at, "must be [longitude, latitude], two numbers; low and high say the altitudes");
        }
        return new Point(
                degrees(position.get(0), at + "[0]", "a longitude", 180),
                degrees(position.get(1), at + "[1]", "a latitude", 90));
    }

    private double degrees(JsonNode number, String at, String what, int most) {
        var degrees = number.doubleValue();
        if (!(Math.abs(degrees) <= most)) {
            throw wrong(at, "must be %s from -%d to %d degrees, not %s".formatted(what, most, most, degrees));
        }
        return degrees;
    }

    private List<JsonNode> elements(JsonNode array, String at, String what, int most) {
        if (!array.isArray() || array.isEmpty() || array.size() > most) {
            throw wrong(at, String.format(Locale.ROOT, "must be an array of 1 to %,d %s", most, what));
        }
        var elements = new ArrayList<JsonNode>();
        array.forEach(elements::add);
        return elements;
    }

    private Refused wrong(String at, String detail) {
        return Refused.badRequest(field + at, field + at + " " + detail);
    }
}
