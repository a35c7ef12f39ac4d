package io.whereabouts.events;

/// A point by its distances in metres from the middle of the earth, so that distances are straight lines.
record Geocentric(double x, double y, double z) {
    /// Of the WGS 84 ellipsoid: its greater half axis, and the square of its eccentricity.
    private static final double AXIS = 6_378_137;

    private static final double ECCENTRICITY_SQUARED = 6.694_379_990_141_317e-3;

    static Geocentric of(double latitude, double longitude, double altitude) {
        var phi = Math.toRadians(latitude);
        var lambda = Math.toRadians(longitude);
        var curvature = AXIS / Math.sqrt(1 - ECCENTRICITY_SQUARED * Math.sin(phi) * Math.sin(phi));
        var outwards = (curvature + altitude) * Math.cos(phi);
        return new Geocentric(
                outwards * Math.cos(lambda),
                outwards * Math.sin(lambda),
                (curvature * (1 - ECCENTRICITY_SQUARED) + altitude) * Math.sin(phi));
    }

    double to(Geocentric other) {
        return Math.sqrt(squared(x - other.x) + squared(y - other.y) + squared(z - other.z));
    }

    private static double squared(double value) {
        return value * value;
    }
}
