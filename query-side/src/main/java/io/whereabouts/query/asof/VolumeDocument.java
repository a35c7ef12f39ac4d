package io.whereabouts.query.asof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.query.http.Json;
import java.time.Instant;
import java.util.List;

/// What was in a volume, as the reader answers it: a GeoJSON FeatureCollection (RFC 7946) in the form of that of now.
final class VolumeDocument {
    private VolumeDocument() {}

    /// @param found located packages, each with what was around it
    static ObjectNode of(List<Chain> found, Instant at, Instant upTo) {
        var collection = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
        var features = collection.putArray("features");
        found.forEach(chain -> chain.whereabouts()
                .ifPresent(where -> where.seen().ifPresent(seen -> features.add(feature(chain, where, seen)))));
        return collection.put("at", at.toString()).put("asOf", upTo.toString());
    }

    private static ObjectNode feature(Chain chain, Whereabouts where, Whereabouts.Seen seen) {
        var itself = chain.links().getFirst();
        var position = seen.sighting().scan().position();
        var feature = Json.MAPPER
                .createObjectNode()
                .put("type", "Feature")
                .put("id", itself.packageId().canonical());
        feature.putObject("geometry")
                .put("type", "Point")
                .putArray("coordinates")
                .add(position.longitude())
                .add(position.latitude())
                .add(position.altitude());
        var properties = feature.putObject("properties");
        PastDocument.describe(properties, itself);
        position.accuracy().ifPresent(metres -> properties.put("accuracy", metres));
        properties.put("since", where.from().toString());
        if (!seen.by().equals(itself.packageId())) {
            properties.put("seen", seen.by().canonical());
        }
        PastDocument.scan(properties, seen.sighting());
        return feature;
    }
}
