package io.whereabouts.events;

import java.util.Optional;

/// A point in three dimensions, WGS 84 (RFC 5870 §3.4.2).
///
/// @param latitude degrees north, -90 to 90
/// @param longitude degrees east, -180 to 180
/// @param altitude metres above the ellipsoid, -12,000 to 100,000: from below the deepest trench to the edge of
///         space
/// @param accuracy radius in metres in which the point lies, 0 to 1,000,000; absent if the scanner did not say
public record Position(double latitude, double longitude, double altitude, Optional<Double> accuracy) {
    public static final double LOWEST = -12_000;
    public static final double HIGHEST = 100_000;
    public static final double COARSEST = 1_000_000;

    public Position {
        latitude = within("latitude", latitude, -90, 90, "degrees");
        longitude = within("longitude", longitude, -180, 180, "degrees");
        altitude = within("altitude", altitude, LOWEST, HIGHEST, "metres");
        accuracy = accuracy.map(metres -> within("accuracy", metres, 0, COARSEST, "metres"));
    }

    private static double within(String name, double value, double least, double greatest, String unit) {
        if (!(value >= least && value <= greatest)) { // written so that NaN fails too
            throw new IllegalArgumentException(
                    "%s must be from %.0f to %.0f %s, not %s".formatted(name, least, greatest, unit, value));
        }
        return value + 0.0; // one zero: -0.0 would be another value in a record and in JSON
    }
}
