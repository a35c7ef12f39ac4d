package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Fields.moment;
import static io.whereabouts.command.lambda.Fields.number;
import static io.whereabouts.command.lambda.Fields.text;
import static io.whereabouts.command.lambda.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Position;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.Sgln;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// One scan of a request.
final class ScanRequests {
    static final SessionId FIRST_SESSION = new SessionId("0");

    /// As far apart as the years are that an event can be of.
    private static final double MOST_SECONDS = 253_402_300_799.0;

    private ScanRequests() {}

    /// @param path such as `scans[3]`
    static ReportedScan scan(JsonNode value, String path) {
        var fields = Fields.of(
                value,
                path,
                "scanner",
                "session",
                "sequence",
                "scannedAt",
                "clockOffset",
                "package",
                "position",
                "readPoint",
                "businessStep",
                "disposition");
        var scanner = fields.required("scanner", text(ScannerId::new));
        var session = fields.optional("session", text(SessionId::new)).orElse(FIRST_SESSION);
        var scannedAt = fields.required("scannedAt", moment());
        var corrected = fields.optional("clockOffset", number(seconds -> corrected(scannedAt, seconds)));
        return new ReportedScan(
                path,
                fields.required("package", text(PackageId::parse)),
                fields.required("sequence", whole(sequence -> new ScanId(scanner, session, sequence))),
                where(fields, path),
                fields.optional("businessStep", text(BusinessStep::new)),
                fields.optional("disposition", text(Disposition::new)),
                corrected.map(unused -> scannedAt),
                corrected.orElse(scannedAt));
    }

    private static ReportedScan.Where where(Fields fields, String path) {
        var position = fields.optional("position", position(metres -> metres));
        var readPoint = fields.optional("readPoint", text(Sgln::parse));
        if (position.isPresent() && readPoint.isPresent()) {
            throw Refusal.ofField(path + ".readPoint", "send the position or the readPoint, not both");
        }
        return position.<ReportedScan.Where>map(ReportedScan.At::new)
                .or(() -> readPoint.map(ReportedScan.Through::new))
                .orElseThrow(() -> Refusal.ofField(
                        path + ".position", "position is missing; send it, or the readPoint where it was scanned"));
    }

    private static Instant corrected(Instant scannedAt, double seconds) {
        if (!(Math.abs(seconds) <= MOST_SECONDS)) {
            throw new IllegalArgumentException(
                    "clockOffset must be from -%1$.0f to %1$.0f seconds, not %2$s".formatted(MOST_SECONDS, seconds));
        }
        return Moment.within(scannedAt.plusMillis(Math.round(seconds * 1_000)));
    }

    /// @param toEllipsoid of altitudes that may be given above something else
    static Fields.Reader<Position> position(DoubleUnaryOperator toEllipsoid) {
        var none = Optional.<Double>empty();
        return (value, path) -> {
            var fields = Fields.of(value, path, "latitude", "longitude", "altitude", "accuracy");
            // Each by itself, so that a refusal names the field; the rules are those of the type.
            return new Position(
                    fields.required("latitude", number(degrees -> new Position(degrees, 0, 0, none).latitude())),
                    fields.required("longitude", number(degrees -> new Position(0, degrees, 0, none).longitude())),
                    fields.required("altitude", altitude(toEllipsoid)),
                    fields.optional(
                            "accuracy",
                            number(metres -> new Position(0, 0, 0, Optional.of(metres))
                                    .accuracy()
                                    .orElse(metres))));
        };
    }

    static Fields.Reader<Double> altitude(DoubleUnaryOperator toEllipsoid) {
        return number(metres -> new Position(0, 0, toEllipsoid.applyAsDouble(metres), Optional.empty()).altitude());
    }
}
