package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Fields.moment;
import static io.whereabouts.command.lambda.Fields.number;
import static io.whereabouts.command.lambda.Fields.text;
import static io.whereabouts.command.lambda.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Position;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import java.util.Optional;

/// One scan of a request, as the observation that it reports.
final class ScanRequests {
    static final SessionId FIRST_SESSION = new SessionId("0");

    private ScanRequests() {}

    /// @param path such as `scans[3]`
    static PackageScanned scan(JsonNode value, String path) {
        var fields = Fields.of(
                value,
                path,
                "scanner",
                "session",
                "sequence",
                "scannedAt",
                "package",
                "position",
                "businessStep",
                "disposition");
        var scanner = fields.required("scanner", text(ScannerId::new));
        var session = fields.optional("session", text(SessionId::new)).orElse(FIRST_SESSION);
        return new PackageScanned(
                fields.required("package", text(PackageId::parse)),
                fields.required("sequence", whole(sequence -> new ScanId(scanner, session, sequence))),
                fields.required("position", ScanRequests::position),
                fields.optional("businessStep", text(BusinessStep::new)),
                fields.optional("disposition", text(Disposition::new)),
                fields.required("scannedAt", moment()));
    }

    private static Position position(JsonNode value, String path) {
        var fields = Fields.of(value, path, "latitude", "longitude", "altitude", "accuracy");
        var none = Optional.<Double>empty();
        // Each by itself, so that a refusal names the field; the rules are those of the type.
        return new Position(
                fields.required("latitude", number(degrees -> new Position(degrees, 0, 0, none).latitude())),
                fields.required("longitude", number(degrees -> new Position(0, degrees, 0, none).longitude())),
                fields.required("altitude", number(metres -> new Position(0, 0, metres, none).altitude())),
                fields.optional(
                        "accuracy",
                        number(metres -> new Position(0, 0, 0, Optional.of(metres))
                                .accuracy()
                                .orElse(metres))));
    }
}
