package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The projector of the current location with a client of a benchmark's own, and its rule without any table.
public final class Projectors {
    private Projectors() {}

    public static LocationProjector on(DynamoDbClient dynamoDb, String locations, String events) {
        return new LocationProjector(new LocationTable(dynamoDb, locations), new EventsTable(dynamoDb, events));
    }

    /// What the projector does between reading and writing.
    public static final class Fold {
        private final Map<PackageId, Row> rows = new HashMap<>();
        private final Projection projection = new Projection(id -> Optional.empty());

        /// @return rows that the batch has changed
        public int apply(Collection<RecordedEvent> batch) {
            var changed = 0;
            var news = batch.stream()
                    .map(CurrentLocation::of)
                    .collect(Collectors.toMap(CurrentLocation::packageId, location -> location, CurrentLocation::join));
            for (var one : news.values()) {
                var before = Optional.ofNullable(rows.get(one.packageId()));
                var after = projection.of(before, one);
                if (before.filter(after::saysTheSameAs).isEmpty()) {
                    rows.put(one.packageId(), after);
                    changed++;
                }
            }
            return changed;
        }
    }
}
