package io.whereabouts.query.asof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.query.http.Json;
import java.util.Locale;

/// The past of a package as the reader answers it: the location in the form of that of now.
final class PastDocument {
    private PastDocument() {}

    static ObjectNode of(Past past) {
        var itself = past.chain().links().getFirst();
        var document = Json.MAPPER
                .createObjectNode()
                .put("package", itself.packageId().canonical())
                .put("digitalLink", itself.packageId().digitalLink())
                .put("at", past.at().toString())
                .put("tracked", itself.tracked())
                .put("status", itself.status().name().toLowerCase(Locale.ROOT));
        itself.inForce()
                .ifPresent(packing -> packing.container()
                        .ifPresent(container -> document.putObject("container")
                                .put("package", container.canonical())
                                .put("since", packing.since().toString())));
        where(document.putObject("location"), past.chain());
        return document.put("asOf", past.recordedUpTo().toString());
    }

    private static void where(ObjectNode where, Chain chain) {
        var itself = chain.links().getFirst();
        var at = chain.whereabouts();
        var seen = at.flatMap(Whereabouts::seen);
        where.put("status", seen.isPresent() ? "located" : "unknown");
        at.ifPresent(there -> where.put("since", there.from().toString()));
        seen.ifPresentOrElse(
                found -> {
                    if (!found.by().equals(itself.packageId())) {
                        where.put("seen", found.by().canonical());
                    }
                    sighting(where, found.sighting());
                },
                () -> itself.seen().ifPresent(last -> sighting(where.putObject("lastSeen"), last)));
        chain.stoppedAt().ifPresent(container -> where.put("stoppedAt", container.canonical()));
    }

    private static void sighting(ObjectNode where, Sighting seen) {
        var scan = seen.scan();
        where.set("position", Json.MAPPER.valueToTree(scan.position()));
        where.put("scannedAt", scan.happenedAt().toString());
        where.put("recordedAt", seen.recordedAt().toString());
        where.put("scanner", scan.scan().scanner().value());
        where.put("session", scan.scan().session().value());
        where.put("sequence", scan.scan().sequence());
        scan.readPoint().ifPresent(readPoint -> where.put("readPoint", readPoint.canonical()));
        scan.businessStep().ifPresent(step -> where.put("businessStep", step.value()));
        scan.disposition().ifPresent(disposition -> where.put("disposition", disposition.value()));
        if (seen.clockAhead()) {
            where.put("clockAhead", true);
        }
    }
}
