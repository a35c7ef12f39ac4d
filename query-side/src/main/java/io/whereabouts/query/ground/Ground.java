package io.whereabouts.query.ground;

import com.google.common.geometry.R1Interval;
import com.google.common.geometry.S1Interval;
import com.google.common.geometry.S2Cap;
import com.google.common.geometry.S2Cell;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2LatLngRect;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Region;
import java.util.List;
import java.util.stream.Stream;

/// Pieces of ground on the earth, as one; they may overlap. Their edges are straight in degrees (RFC 7946 §3.1.1), not
/// on the sphere: S2 asks it which cells it meets, and draws no edges of its own.
public final class Ground implements S2Region {
    private static final double POLE = 90;

    private final List<Patch> patches;

    /// @param patches with longitudes from -540 to 540
    public Ground(List<Patch> patches) {
        this.patches = List.copyOf(patches);
    }

    /// Longitude 180 is longitude -180, and a pole has every longitude.
    public boolean contains(double latitude, double longitude) {
        return Math.abs(latitude) == POLE
                ? rings().flatMap(ring -> ring.corners().stream()).anyMatch(corner -> corner.y() == latitude)
                : Stream.of(longitude, longitude - 360, longitude + 360)
                        .map(x -> new Point(x, latitude))
                        .anyMatch(point -> patches.stream().anyMatch(patch -> patch.covers(point)));
    }

    /// Of all pieces, in their order.
    public Stream<Ring> rings() {
        return patches.stream().flatMap(patch -> patch.rings().stream());
    }

    @Override
    public boolean mayIntersect(S2Cell cell) {
        return Window.of(cell.getRectBound()).stream()
                .anyMatch(window -> patches.stream().anyMatch(patch -> patch.meets(window)));
    }

    @Override
    public boolean contains(S2Cell cell) {
        return Window.of(cell.getRectBound()).stream()
                .anyMatch(window -> patches.stream().anyMatch(patch -> patch.covers(window)));
    }

    @Override
    public boolean contains(S2Point point) {
        var at = new S2LatLng(point);
        return contains(at.latDegrees(), at.lngDegrees());
    }

    @Override
    public S2LatLngRect getRectBound() {
        return patches.stream()
                .map(patch -> bound(patch.around()))
                .reduce(S2LatLngRect::union)
                .orElseGet(S2LatLngRect::empty);
    }

    @Override
    public S2Cap getCapBound() {
        return getRectBound().getCapBound();
    }

    private static S2LatLngRect bound(Window around) {
        return new S2LatLngRect(
                        new R1Interval(Math.toRadians(around.south()), Math.toRadians(around.north())),
                        around.east() - around.west() >= 360
                                ? S1Interval.full()
                                : new S1Interval(radians(around.west()), radians(around.east())))
                .polarClosure();
    }

    private static double radians(double longitude) {
        return Math.toRadians(longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);
    }
}
