package io.whereabouts.events;

import java.util.Optional;

/// What heights were given above: kept beside heights that are stored above the ellipsoid, so that they can be told
/// as they were.
///
/// @param name such as `EGM2008`, or `floor of hall 3`
/// @param aboveEllipsoid metres of its zero above the WGS 84 ellipsoid, there
public record AltitudeDatum(Text name, double aboveEllipsoid) {
    public AltitudeDatum {
        aboveEllipsoid = altitude("aboveEllipsoid", aboveEllipsoid);
    }

    /// @param metres above this datum
    public double toEllipsoid(double metres) {
        return metres + aboveEllipsoid;
    }

    static double altitude(String name, double metres) {
        if (!(metres >= Position.LOWEST && metres <= Position.HIGHEST)) { // written so that NaN fails too
            throw new IllegalArgumentException("%s must be from %.0f to %.0f metres, not %s"
                    .formatted(name, Position.LOWEST, Position.HIGHEST, metres));
        }
        return new Position(0, 0, metres, Optional.empty()).altitude();
    }
}
