package io.whereabouts.query.currentlocation;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Tags;
import io.whereabouts.events.json.EventJson;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The events table, read as the contract says (partition `tag`, sort `position`: decisions before observations).
///
/// A package's scans are sorted by scanner, not by time, so all of them are read: one consistent query for each
/// megabyte, some 2,000 scans. It is asked only while the four newest scans of a package are all retracted.
record EventsTable(DynamoDbClient dynamoDb, String name) implements PackageScans {
    @Override
    public Optional<Sighting> newest(PackageId packageId) {
        var query = QueryRequest.builder()
                .tableName(name)
                .consistentRead(true)
                .keyConditionExpression("tag = :item")
                .expressionAttributeValues(Map.of(":item", Attributes.of(Tags.ITEM + "=" + packageId.canonical())))
                .build();
        var standing = new HashMap<EventId, Boolean>(); // complete before the first scan: decisions come first
        var newest = Optional.<Sighting>empty();
        for (var page : dynamoDb.queryPaginator(query)) {
            for (var item : page.items()) {
                var event = new Attributes(item, name);
                switch (EventJson.event(event.text("type"), event.text("version"), event.text("payload"))) {
                    case ScanRetracted retraction ->
                        standing.put(retraction.retracted().eventId(), retraction.standing());
                    case PackageScanned scan -> {
                        var sighting = sighting(event, scan);
                        if (standing.getOrDefault(new EventId(sighting.key().eventId()), true)) {
                            newest = latest(newest, sighting);
                        }
                    }
                    default -> {
                        // says nothing of scans
                    }
                }
            }
        }
        return newest;
    }

    private static Sighting sighting(Attributes event, PackageScanned scan) {
        return new Sighting(key(event, scan), scan);
    }

    /// @param event as it is stored
    /// @param scan its payload
    static ScanKey key(Attributes event, PackageScanned scan) {
        var recordedAt = event.instant("recordedAt");
        var effectiveAt = scan.happenedAt().isBefore(recordedAt) ? scan.happenedAt() : recordedAt;
        return new ScanKey(effectiveAt, recordedAt, event.text("eventId"));
    }

    private static Optional<Sighting> latest(Optional<Sighting> newest, Sighting other) {
        return newest.filter(known -> Comparator.comparing(Sighting::key).compare(known, other) > 0)
                .or(() -> Optional.of(other));
    }
}
