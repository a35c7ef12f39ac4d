package io.whereabouts.command.lambda;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.Tags;
import io.whereabouts.events.json.EventJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Looks a scan up that is stored. It never changes, so whoever has read it may rely on it.
@FunctionalInterface
interface StoredScans {
    /// @throws Unavailable if it cannot be read now
    Optional<RecordedScan> find(PackageId packageId, ScanId scan);

    /// @param table the events table
    static StoredScans in(DynamoDbClient client, String table) {
        return (packageId, scan) -> {
            var key = Map.of(
                    "tag", AttributeValue.fromS(Tags.ITEM + "=" + packageId.canonical()),
                    "position", AttributeValue.fromS("o#" + scan));
            try {
                var item = client.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                        .item();
                return item.isEmpty() ? Optional.empty() : Optional.of(recorded(scan, item));
            } catch (SdkException e) {
                throw new Unavailable("the scan could not be read", e);
            }
        };
    }

    private static RecordedScan recorded(ScanId scan, Map<String, AttributeValue> item) {
        var recordedAt = Instant.parse(text(item, "recordedAt"));
        var happenedAt = EventJson.event(text(item, "type"), text(item, "version"), text(item, "payload"))
                .happenedAt();
        return new RecordedScan(
                scan,
                new EventId(text(item, "eventId")),
                happenedAt.isBefore(recordedAt) ? happenedAt : recordedAt,
                recordedAt);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalStateException("a stored scan has no " + name));
    }
}
