package io.whereabouts.command.lambda;

import io.whereabouts.command.definereadpoint.ReadPoint;
import io.whereabouts.events.Position;
import io.whereabouts.events.Sgln;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the read point of a partner's event names: a point, or a read point that may be ours.
sealed interface EpcisPlace {
    /// `geo:` with latitude, longitude, altitude and, perhaps, an uncertainty (RFC 5870, which CBV 2.0 §8.3 allows).
    record Point(Position position) implements EpcisPlace {}

    record Named(Sgln readPoint) implements EpcisPlace {}

    record Located(Position position, Optional<Sgln> readPoint) {}

    /// Without an altitude, or in another reference system, it names no point for us.
    Pattern GEO = Pattern.compile("(?i:geo):(?<lat>[0-9.-]{1,30}),(?<lon>[0-9.-]{1,30}),"
            + "(?<alt>[0-9.-]{1,30})(?:;(?i:crs=wgs84))?(?:;(?i:u)=(?<u>[0-9.]{1,30}))?");

    /// @param uri the `id` of a read point
    static Optional<EpcisPlace> of(String uri) {
        try {
            var geo = GEO.matcher(uri);
            return Optional.of(geo.matches() ? point(geo) : new Named(Sgln.parse(uri)));
        } catch (IllegalArgumentException nowhereThatWeKnow) {
            return Optional.empty();
        }
    }

    private static EpcisPlace point(Matcher geo) {
        return new Point(new Position(
                Double.parseDouble(geo.group("lat")),
                Double.parseDouble(geo.group("lon")),
                Double.parseDouble(geo.group("alt")),
                Optional.ofNullable(geo.group("u")).map(Double::valueOf)));
    }

    /// @param at the time for which a read point's definition is asked
    default Optional<Located> located(Function<Sgln, ReadPoint> known, Instant at) {
        return switch (this) {
            case Point(var position) -> Optional.of(new Located(position, Optional.empty()));
            case Named(var readPoint) ->
                known.apply(readPoint)
                        .at(at)
                        .map(definition -> new Located(definition.position(), Optional.of(readPoint)));
        };
    }
}
