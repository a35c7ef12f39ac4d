package io.whereabouts.query.currentlocation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.query.currentlocation.Volume.Page;
import io.whereabouts.query.http.Json;
import java.util.List;

/// A row as the reader answers it.
final class LocationDocument {
    private LocationDocument() {}

    /// @param location has a registration
    static ObjectNode ofPackage(CurrentLocation location) {
        var document = Json.MAPPER.createObjectNode();
        document.put("package", location.packageId().canonical());
        describe(document, location);
        document.set(
                "contents",
                Json.MAPPER.valueToTree(location.registration()
                        .map(registration -> registration.event().contents())
                        .orElse(List.of())));
        var where = document.putObject("location");
        location.newest()
                .ifPresentOrElse(
                        newest -> {
                            where.put("status", "located");
                            where.set(
                                    "position",
                                    Json.MAPPER.valueToTree(newest.scan().position()));
                            sighting(where, location, newest);
                        },
                        () -> where.put("status", "unknown"));
        return document.put("asOf", location.asOf().toString());
    }

    /// A GeoJSON FeatureCollection (RFC 7946), each point with its altitude.
    static ObjectNode ofVolume(Page page) {
        var collection = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
        var features = collection.putArray("features");
        page.found()
                .forEach(location -> location.newest().ifPresent(newest -> {
                    var position = newest.scan().position();
                    var feature = features.addObject()
                            .put("type", "Feature")
                            .put("id", location.packageId().canonical());
                    feature.putObject("geometry")
                            .put("type", "Point")
                            .putArray("coordinates")
                            .add(position.longitude())
                            .add(position.latitude())
                            .add(position.altitude());
                    var properties = feature.putObject("properties");
                    describe(properties, location);
                    position.accuracy().ifPresent(metres -> properties.put("accuracy", metres));
                    sighting(properties, location, newest);
                    properties.put("asOf", location.asOf().toString());
                }));
        return collection;
    }

    private static void describe(ObjectNode document, CurrentLocation location) {
        document.put("digitalLink", location.packageId().digitalLink());
        document.put("tracked", location.tracked());
        location.registration().map(Registration::event).ifPresent(registered -> {
            registered.client().ifPresent(client -> document.put("client", client.value()));
            registered.reference().ifPresent(reference -> document.put("reference", reference.value()));
            registered.description().ifPresent(description -> document.put("description", description.value()));
            document.put("registeredAt", registered.happenedAt().toString());
        });
    }

    private static void sighting(ObjectNode document, CurrentLocation location, Slot newest) {
        var scan = newest.scan();
        location.since().ifPresent(since -> document.put("since", since.toString()));
        document.put("scannedAt", scan.happenedAt().toString());
        document.put("recordedAt", newest.recordedAt().toString());
        document.put("scanner", scan.scan().scanner().value());
        document.put("session", scan.scan().session().value());
        document.put("sequence", scan.scan().sequence());
        scan.businessStep().ifPresent(step -> document.put("businessStep", step.value()));
        scan.disposition().ifPresent(disposition -> document.put("disposition", disposition.value()));
        if (newest.clockAhead()) {
            document.put("clockAhead", true);
        }
    }
}
