package io.whereabouts.local.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One scan as the HTTP API takes it.
record Scan(String scanner, String session, long sequence, Instant scannedAt, String packageId, TrackPoint point) {

    static String scanner(long seed) {
        return "van-" + Long.toUnsignedString(seed);
    }

    /// One of each package at each point, in the order of time. The same seed and track give the very same scans.
    static List<Scan> ofJourney(List<String> packages, Track track, long seed) {
        var scanner = scanner(seed);
        var session = "until-" + track.last().time().toEpochMilli();
        var scans = new ArrayList<Scan>();
        for (var point = 0; point < track.points().size(); point++) {
            for (var i = 0; i < packages.size(); i++) {
                var at = track.points().get(point);
                var sequence = (long) i * track.points().size() + point;
                scans.add(new Scan(scanner, session, sequence, at.time(), packages.get(i), at));
            }
        }
        return scans;
    }
}
