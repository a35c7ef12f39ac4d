package io.whereabouts.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A journey, in order of time.
///
/// @param notes what had to be assumed, for people
public record Track(List<TrackPoint> points, List<String> notes) {

    /// The same journey, later or earlier, so that it ends then.
    public Track endingAt(Instant ending) {
        var shift = Duration.between(last().time(), ending);
        return new Track(
                points.stream()
                        .map(point -> new TrackPoint(
                                point.latitude(),
                                point.longitude(),
                                point.altitude(),
                                point.time().plus(shift)))
                        .toList(),
                notes);
    }

    public TrackPoint last() {
        return points.getLast();
    }
}
