package io.whereabouts.query.currentlocation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.query.currentlocation.Volume.Page;
import io.whereabouts.query.http.Json;
import java.util.List;
import java.util.Locale;

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
                Json.MAPPER.valueToTree(
                        Description.of(location).map(Description::contents).orElse(List.of())));
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
        document.put(
                "status",
                location.status()
                        .map(Decided::value)
                        .orElse(Status.UNDERWAY)
                        .name()
                        .toLowerCase(Locale.ROOT));
        Description.of(location).ifPresent(description -> {
            description.client().ifPresent(client -> document.put("client", client.value()));
            description.reference().ifPresent(reference -> document.put("reference", reference.value()));
            description.description().ifPresent(words -> document.put("description", words.value()));
            description.expectedAt().ifPresent(at -> document.put("expectedAt", at.toString()));
        });
        location.registration()
                .map(Decided::value)
                .map(Said::event)
                .ifPresent(registered ->
                        document.put("registeredAt", registered.happenedAt().toString()));
        location.packing()
                .flatMap(Decided::value)
                .ifPresent(packing -> packing.container()
                        .ifPresent(container -> document.putObject("container")
                                .put("package", container.canonical())
                                .put("since", packing.since().toString())));
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
