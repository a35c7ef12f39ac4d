package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Fields.flag;
import static io.whereabouts.command.lambda.Fields.text;
import static io.whereabouts.command.lambda.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.command.Stamp;
import io.whereabouts.command.packing.RetractPacking;
import io.whereabouts.command.retractscan.RetractScan;
import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.events.Tags;
import io.whereabouts.events.Text;

/// What is taken back, or stands again, as a command.
final class CorrectionRequests {
    private CorrectionRequests() {}

    /// A [RetractPacking] or a [RetractScan].
    ///
    /// @throws Refusal if it names no scan that is stored
    static Object correction(JsonNode body, Stamp stamp, StoredObservations observations) {
        var fields = Fields.of(body, "", "package", "event", "scan", "reason", "standing");
        var id = fields.required("package", text(PackageId::parse));
        var event = fields.optional("event", text(EventId::new));
        var scan = fields.optional("scan", CorrectionRequests::scan);
        var reason = fields.required("reason", text(Text::new));
        var standing = fields.optional("standing", flag()).orElse(false);
        if (event.isPresent() == scan.isPresent()) {
            throw Refusal.ofField(
                    "event", "name either the event of a packing or an unpacking, or the scan, that is corrected");
        }
        return event.<Object>map(packing -> new RetractPacking(id, packing, standing, reason, stamp))
                .orElseGet(() -> {
                    var key = scan.orElseThrow();
                    var stored = observations
                            .find(Tags.ITEM + "=" + id.canonical(), key.toString())
                            .map(found ->
                                    new RecordedScan(key, found.eventId(), found.effectiveAt(), found.recordedAt()))
                            .orElseThrow(() -> new Refusal(404, "there is no scan %s of %s".formatted(key, id)));
                    return new RetractScan(id, stored, standing, reason, stamp);
                });
    }

    private static ScanId scan(JsonNode value, String path) {
        var fields = Fields.of(value, path, "scanner", "session", "sequence");
        var scanner = fields.required("scanner", text(ScannerId::new));
        var session = fields.optional("session", text(SessionId::new)).orElse(ScanRequests.FIRST_SESSION);
        return fields.required("sequence", whole(sequence -> new ScanId(scanner, session, sequence)));
    }
}
