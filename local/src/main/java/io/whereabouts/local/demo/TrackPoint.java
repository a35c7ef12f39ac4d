package io.whereabouts.local.demo;

import java.time.Instant;

/// @param latitude degrees north
/// @param longitude degrees east
/// @param altitude metres
public record TrackPoint(double latitude, double longitude, double altitude, Instant time) {}
