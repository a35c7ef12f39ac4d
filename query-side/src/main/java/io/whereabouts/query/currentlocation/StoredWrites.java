package io.whereabouts.query.currentlocation;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Tags;
import io.whereabouts.events.WriteToken;
import io.whereabouts.events.json.EventJson;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Finds what tokens name in the events table, by consistent queries: what was acknowledged is there. One item for a
/// scan; for a decision, which does not know its position, the newest of its tag, eight of which are some 6 KB.
record StoredWrites(DynamoDbClient dynamoDb, String events) implements Writes {
    private static final int A_FEW = 8;

    @Override
    public Optional<Write> find(WriteToken token) {
        return token.decision().map(event -> decision(token.tag(), event)).orElseGet(() -> scan(token));
    }

    private Optional<Write> scan(WriteToken token) {
        var query = query(token.tag(), "#position = :position", token.name()).build();
        return dynamoDb.query(query).items().stream()
                .map(item -> new Attributes(item, events))
                .flatMap(event -> scanned(event).stream())
                .findFirst();
    }

    private static Optional<Write> scanned(Attributes event) {
        return EventJson.event(event.text("type"), event.text("version"), event.text("payload"))
                        instanceof PackageScanned scan
                ? Optional.of(new Write.Scan(EventsTable.key(event, scan)))
                : Optional.empty();
    }

    /// The newest first: whoever asks has just written it. When a window full of them are others, it is one of those
    /// before, or none: a row that has heard of all of them has it.
    private Optional<Write> decision(String tag, EventId event) {
        var query = query(tag, "begins_with(#position, :position)", "d#").scanIndexForward(false);
        var oldest = 0L;
        for (var seen = 0; seen < Intervals.WINDOW; ) {
            var page = dynamoDb.query(
                    query.limit(seen == 0 ? A_FEW : Intervals.WINDOW - seen).build());
            for (var item : page.items()) {
                var stored = new Attributes(item, events);
                oldest = Heard.number(stored.text("position"));
                if (stored.text("eventId").equals(event.value())) {
                    return Optional.of(decided(tag, oldest, oldest));
                }
            }
            if (!page.hasLastEvaluatedKey()) {
                return Optional.empty();
            }
            seen += page.items().size();
            query.exclusiveStartKey(page.lastEvaluatedKey());
        }
        return oldest == 0 ? Optional.empty() : Optional.of(decided(tag, 0, oldest - 1));
    }

    private static Write decided(String tag, long first, long last) {
        return tag.startsWith(Tags.LIFE + "=") ? new Write.InLife(first, last) : new Write.OfItem(first, last);
    }

    private QueryRequest.Builder query(String tag, String condition, String position) {
        return QueryRequest.builder()
                .tableName(events)
                .consistentRead(true)
                .keyConditionExpression("tag = :tag AND " + condition)
                .expressionAttributeNames(Map.of("#position", "position")) // a reserved word
                .expressionAttributeValues(Map.of(":tag", Attributes.of(tag), ":position", Attributes.of(position)));
    }
}
