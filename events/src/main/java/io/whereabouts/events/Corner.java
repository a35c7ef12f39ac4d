package io.whereabouts.events;

import java.util.Optional;

/// A corner of a floor, WGS 84.
///
/// @param latitude degrees north, -90 to 90
/// @param longitude degrees east, -180 to 180
public record Corner(double latitude, double longitude) {
    public Corner {
        var point = new Position(latitude, longitude, 0, Optional.empty()); // the rules are those of a position
        latitude = point.latitude();
        longitude = point.longitude();
    }
}
