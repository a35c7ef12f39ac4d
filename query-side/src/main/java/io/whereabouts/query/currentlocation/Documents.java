package io.whereabouts.query.currentlocation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.query.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Packages as the reader answers them.
final class Documents {
    private Documents() {}

    /// @param chain of a package that is registered
    static ObjectNode ofPackage(Chain chain) {
        var document = ofPackage(chain.rows().getFirst(), chain.whereabouts());
        chain.endless()
                .ifPresent(
                        container -> ((ObjectNode) document.path("location")).put("stoppedAt", container.canonical()));
        return document.put("asOf", asOf(chain).toString());
    }

    static ObjectNode ofPackage(Row row, Whereabouts at) {
        var document = Json.MAPPER.createObjectNode();
        document.put("package", row.packageId().canonical());
        describe(document, row);
        document.set(
                "contents",
                Json.MAPPER.valueToTree(
                        Description.of(row.life()).map(Description::contents).orElse(List.of())));
        where(document.putObject("location"), row, at);
        return document.put("asOf", row.location().asOf().toString());
    }

    static ObjectNode ofList(List<ObjectNode> packages) {
        var list = Json.MAPPER.createObjectNode();
        list.putArray("packages").addAll(packages);
        return list;
    }

    /// A GeoJSON FeatureCollection (RFC 7946), each point with its altitude.
    static ObjectNode ofVolume(List<Found> found) {
        var collection = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
        var features = collection.putArray("features");
        found.forEach(one -> {
            if (one.at() instanceof Whereabouts.Located at) {
                features.add(feature(one.row(), at));
            }
        });
        return collection;
    }

    private static ObjectNode feature(Row row, Whereabouts.Located at) {
        var position = at.sighting().position();
        var feature = Json.MAPPER
                .createObjectNode()
                .put("type", "Feature")
                .put("id", row.packageId().canonical());
        feature.putObject("geometry")
                .put("type", "Point")
                .putArray("coordinates")
                .add(position.longitude())
                .add(position.latitude())
                .add(position.altitude());
        var properties = feature.putObject("properties");
        describe(properties, row);
        position.accuracy().ifPresent(metres -> properties.put("accuracy", metres));
        located(properties, row, at);
        properties.put("asOf", row.location().asOf().toString());
        return feature;
    }

    private static void describe(ObjectNode document, Row row) {
        var life = row.life();
        document.put("digitalLink", row.packageId().digitalLink());
        document.put("tracked", life.isTracked());
        document.put("status", life.state().name().toLowerCase(Locale.ROOT));
        Description.of(life).ifPresent(description -> {
            description.client().ifPresent(client -> document.put("client", client.value()));
            description.reference().ifPresent(reference -> document.put("reference", reference.value()));
            description.description().ifPresent(words -> document.put("description", words.value()));
            description.expectedAt().ifPresent(at -> document.put("expectedAt", at.toString()));
        });
        life.registration()
                .map(registration -> registration.value().event().happenedAt())
                .ifPresent(at -> document.put("registeredAt", at.toString()));
        row.location()
                .inForce()
                .ifPresent(packing -> packing.container()
                        .ifPresent(container -> document.putObject("container")
                                .put("package", container.canonical())
                                .put("since", packing.since().toString())));
    }

    private static void where(ObjectNode where, Row row, Whereabouts whereabouts) {
        switch (whereabouts) {
            case Whereabouts.Located at -> {
                where.put("status", "located");
                where.set("position", Json.MAPPER.valueToTree(at.sighting().position()));
                located(where, row, at);
            }
            case Whereabouts.Nowhere nowhere -> {
                where.put("status", "unknown").put("since", nowhere.asOf().toString());
                nowhere.lastSeen().ifPresent(seen -> {
                    var last = where.putObject("lastSeen");
                    last.set("position", Json.MAPPER.valueToTree(seen.position()));
                    sighting(last, seen);
                });
            }
            case Whereabouts.Unseen unused -> where.put("status", "unknown");
        }
    }

    private static void located(ObjectNode document, Row row, Whereabouts.Located at) {
        document.put("since", at.since().toString());
        if (!at.by().equals(row.packageId())) {
            document.put("seen", at.by().canonical());
        }
        sighting(document, at.sighting());
    }

    private static void sighting(ObjectNode document, Sighting seen) {
        var scan = seen.scan();
        document.put("scannedAt", scan.happenedAt().toString());
        document.put("recordedAt", seen.key().recordedAt().toString());
        document.put("scanner", scan.scan().scanner().value());
        document.put("session", scan.scan().session().value());
        document.put("sequence", scan.scan().sequence());
        scan.readPoint().ifPresent(readPoint -> document.put("readPoint", readPoint.canonical()));
        scan.businessStep().ifPresent(step -> document.put("businessStep", step.value()));
        scan.disposition().ifPresent(disposition -> document.put("disposition", disposition.value()));
        if (seen.clockAhead()) {
            document.put("clockAhead", true);
        }
    }

    /// What the answer rests on was recorded up to then: of the package and of all that is around it.
    private static Instant asOf(Chain chain) {
        return chain.rows().stream()
                .map(row -> row.location().asOf())
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
