package io.whereabouts.query.drift;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.Tags;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The events table. All of a package's events are three consistent queries, of some 1,500 events each megabyte.
final class EventsTable implements Events {
    /// Of one package: some 13 MB, 3,200 read units. One with more is passed over.
    static final int MOST = 20_000;

    private static final int STEPS = 5;

    /// Positions begin with `d#` or `o#`.
    private static final String BEHIND_ALL = "~";

    private static final List<String> OF_PACKAGES = List.of(Tags.LIFE, Tags.ITEM, Tags.PICTURE);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final int most;

    EventsTable(DynamoDbClient dynamoDb, String table) {
        this(dynamoDb, table, MOST);
    }

    EventsTable(DynamoDbClient dynamoDb, String table, int most) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.most = most;
    }

    @Override
    public Optional<List<RecordedEvent>> of(PackageId id) {
        var events = new LinkedHashMap<String, RecordedEvent>();
        for (var tag : OF_PACKAGES) {
            for (var page : dynamoDb.queryPaginator(query(tag + "=" + id.canonical()))) {
                page.items().stream()
                        .map(item -> new StoredEvent(item).recorded())
                        .filter(event -> event.event().subject().equals(id.canonical()))
                        .forEach(event -> events.putIfAbsent(event.eventId(), event));
                if (events.size() > most) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(List.copyOf(events.values()));
    }

    /// Of its tags those of a package's life and of what happened to it: both are there for whatever was ever seen.
    /// Each step begins behind all of the last tag, so that one with many events hides nobody.
    @Override
    public Set<PackageId> some(RandomGenerator random) {
        var items = new RandomItems(dynamoDb, table);
        var found = new LinkedHashSet<PackageId>();
        var tag = "%s=%020d".formatted(Tags.ITEM, random.nextLong(Long.MAX_VALUE));
        for (var step = 0; step < STEPS; step++) {
            var key = Map.of(StoredEvent.TAG, text(tag), StoredEvent.POSITION, text(BEHIND_ALL));
            for (var item : items.after(key)) {
                tag = new StoredEvent(item).text(StoredEvent.TAG);
                packageOf(tag).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<PackageId> packageOf(String tag) {
        return Stream.of(Tags.LIFE, Tags.ITEM)
                .map(key -> key + "=")
                .filter(tag::startsWith)
                .map(start -> PackageId.parse(tag.substring(start.length())))
                .findFirst();
    }

    private QueryRequest query(String tag) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("tag = :tag")
                .expressionAttributeValues(Map.of(":tag", text(tag)))
                .build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
