package io.whereabouts.query.ground;

import com.google.common.geometry.S2LatLngRect;
import java.util.List;
import java.util.stream.Stream;

/// A rectangle of degrees, borders included.
record Window(double west, double south, double east, double north) {
    /// A tenth of a millimetre: far more than S2's own bounds are off by.
    private static final double HAIR = 1e-9;

    /// Where on the plane the rectangle may stand, a hair larger: ground that reaches over the antimeridian has
    /// longitudes beyond 180.
    static List<Window> of(S2LatLngRect rect) {
        var south = rect.latLo().degrees() - HAIR;
        var north = rect.latHi().degrees() + HAIR;
        var west = Math.toDegrees(rect.lng().lo()) - HAIR;
        var east = Math.toDegrees(rect.lng().hi()) + (rect.lng().isInverted() ? 360 : 0) + HAIR;
        return Stream.of(-360, 0, 360)
                .map(round -> new Window(west + round, south, east + round, north))
                .toList();
    }

    boolean meets(Window other) {
        return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
    }

    Point southWest() {
        return new Point(west, south);
    }

    Point southEast() {
        return new Point(east, south);
    }

    Point northEast() {
        return new Point(east, north);
    }

    Point northWest() {
        return new Point(west, north);
    }
}
