package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Fields.list;
import static io.whereabouts.command.lambda.Fields.number;
import static io.whereabouts.command.lambda.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.command.Stamp;
import io.whereabouts.command.definereadpoint.DefineReadPoint;
import io.whereabouts.events.AltitudeDatum;
import io.whereabouts.events.Corner;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Text;
import io.whereabouts.events.Volume;
import java.util.function.DoubleUnaryOperator;

/// Requests about one read point.
final class ReadPointRequests {
    private ReadPointRequests() {}

    /// @param pathId decoded, as an HTTP API hands it over
    static Sgln readPoint(String pathId) {
        try {
            return Sgln.parse(pathId);
        } catch (IllegalArgumentException e) {
            throw Refusal.ofField("sgln", String.valueOf(e.getMessage()));
        }
    }

    static DefineReadPoint define(String pathId, JsonNode body, Stamp stamp) {
        var readPoint = readPoint(pathId);
        var fields = Fields.of(body, "", "name", "position", "volume", "altitudeDatum");
        var name = fields.optional("name", text(Text::new));
        var datum = fields.optional("altitudeDatum", ReadPointRequests::datum);
        DoubleUnaryOperator toEllipsoid =
                metres -> datum.map(zero -> zero.toEllipsoid(metres)).orElse(metres);
        var position = fields.optional("position", ScanRequests.position(toEllipsoid));
        var volume = fields.optional("volume", volume(toEllipsoid));
        if (position.isPresent() && volume.isPresent()) {
            throw Refusal.ofField("volume", "send the position or the volume, not both");
        }
        var where = position.or(() -> volume.map(Volume::middle))
                .orElseThrow(() -> Refusal.ofField("position", "position is missing; send it, or the volume"));
        return new DefineReadPoint(readPoint, name, where, volume, datum, stamp);
    }

    private static AltitudeDatum datum(JsonNode value, String path) {
        var fields = Fields.of(value, path, "name", "aboveEllipsoid");
        return new AltitudeDatum(
                fields.required("name", text(Text::new)),
                fields.required("aboveEllipsoid", ScanRequests.altitude(metres -> metres)));
    }

    private static Fields.Reader<Volume> volume(DoubleUnaryOperator toEllipsoid) {
        return (value, path) -> {
            var fields = Fields.of(value, path, "floor", "lowest", "highest");
            // The floor by itself, so that a refusal names it; the rules are those of the type.
            var floor = fields.required("floor", (corners, at) -> {
                var flat = new Volume(
                        list(Volume.FEWEST_CORNERS, Volume.MOST_CORNERS, ReadPointRequests::corner)
                                .read(corners, at),
                        0,
                        0);
                return flat.floor();
            });
            var volume = new Volume(
                    floor,
                    fields.required("lowest", ScanRequests.altitude(toEllipsoid)),
                    fields.required("highest", ScanRequests.altitude(toEllipsoid)));
            return volume.middle().accuracy().map(unused -> volume).orElseThrow(); // it may be too wide to have one
        };
    }

    /// Longitude first, as in GeoJSON (RFC 7946 §3.1.1).
    private static Corner corner(JsonNode value, String path) {
        var numbers = list(2, 2, number(degrees -> degrees)).read(value, path);
        return new Corner(numbers.get(1), numbers.get(0));
    }
}
