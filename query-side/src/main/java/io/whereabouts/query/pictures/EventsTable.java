package io.whereabouts.query.pictures;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.Tags;
import io.whereabouts.events.json.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The events table. Its reads are consistent: what was recorded is shown.
final class EventsTable implements PictureEvents {
    private final DynamoDbClient client;
    private final String table;

    EventsTable(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<EventId> life(PackageId packageId) {
        var newestFirst = query(Tags.LIFE, packageId, "d#", query -> query.scanIndexForward(false));
        return client.queryPaginator(newestFirst).items().stream()
                .filter(item -> text(item, "type").equals("PackageRegistered"))
                .findFirst()
                .map(item -> new EventId(text(item, "eventId")));
    }

    @Override
    public List<KeptPicture> list(PackageId packageId, EventId life, Optional<PictureId> after, int most) {
        var ofLife = query(Tags.PICTURE, packageId, position(life, ""), query -> {
            query.limit(most);
            after.ifPresent(last -> query.exclusiveStartKey(Map.of(
                    "tag", tag(Tags.PICTURE, packageId),
                    "position", AttributeValue.fromS(position(life, last.value())))));
        });
        return client.queryPaginator(ofLife).items().stream()
                .limit(most)
                .map(EventsTable::picture)
                .toList();
    }

    @Override
    public Optional<KeptPicture> find(PackageId packageId, EventId life, PictureId picture) {
        return client
                .query(query(Tags.PICTURE, packageId, position(life, picture.value()), query -> query.limit(1)))
                .items()
                .stream()
                .findFirst()
                .map(EventsTable::picture);
    }

    private QueryRequest query(String tag, PackageId packageId, String positions, Consumer<QueryRequest.Builder> more) {
        var query = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#tag = :tag AND begins_with(#position, :positions)")
                .expressionAttributeNames(Map.of("#tag", "tag", "#position", "position"))
                .expressionAttributeValues(
                        Map.of(":tag", tag(tag, packageId), ":positions", AttributeValue.fromS(positions)));
        more.accept(query);
        return query.build();
    }

    private static String position(EventId life, String picture) {
        return "o#%s#%s".formatted(life, picture);
    }

    private static AttributeValue tag(String tag, PackageId packageId) {
        return AttributeValue.fromS(tag + "=" + packageId.canonical());
    }

    private static KeptPicture picture(Map<String, AttributeValue> item) {
        var event = EventJson.event(text(item, "type"), text(item, "version"), text(item, "payload"));
        return new KeptPicture((PictureAdded) event, text(item, "actor"), Instant.parse(text(item, "recordedAt")));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalStateException("a stored event has no " + name));
    }
}
