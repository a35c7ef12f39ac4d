package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.area.Area;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.area.Room;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import io.whereabouts.query.http.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The real projector and the real reader, on DynamoDB Local.
///
/// @param scans the event ids by the scans' sequence numbers, which are never the same twice
record DynamoDbModel(Asking asking, LocationProjector projector, Map<Long, String> scans) implements Model {
    static DynamoDbModel of(List<RecordedEvent> history) {
        var asking = Asking.ofANewTable();
        var events = EventsInDynamoDb.with(history);
        return new DynamoDbModel(
                asking,
                new LocationProjector(asking.table(), new EventsTable(LocalAws.dynamoDb(), events)),
                history.stream()
                        .filter(recorded -> recorded.event() instanceof PackageScanned)
                        .collect(Collectors.toMap(
                                recorded -> ((PackageScanned) recorded.event())
                                        .scan()
                                        .sequence(),
                                RecordedEvent::eventId)));
    }

    @Override
    public void deliver(List<RecordedEvent> batch) {
        assertThat(projector
                        .handleRequest(Deliveries.batch(batch), NoLambda.CONTEXT)
                        .getBatchItemFailures())
                .isEmpty();
    }

    @Override
    public Optional<Verdict> on(PackageId id) {
        var answer = asking.about(id.canonical());
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        var where = Http.body(answer).get("location");
        var located = where.get("status").asText().equals("located");
        return Optional.of(new Verdict(
                located ? scan(where) : Optional.empty(),
                located
                        ? Optional.empty()
                        : Optional.ofNullable(where.get("since")).map(since -> Instant.parse(since.asText())),
                Optional.ofNullable(where.get("lastSeen")).flatMap(this::scan),
                where.has("stoppedAt")));
    }

    /// From when on a place holds is not answered.
    @Override
    public Verdict asAnswered(Verdict verdict) {
        return new Verdict(
                verdict.seen(),
                verdict.asOf().filter(unused -> verdict.seen().isEmpty()),
                verdict.lastSeen(),
                verdict.endless());
    }

    private Optional<String> scan(JsonNode sighting) {
        return Optional.ofNullable(scans.get(sighting.get("sequence").asLong()));
    }

    @Override
    public Set<PackageId> within(Area area) {
        return switch (area) {
            case Box box -> pages(cursor -> asking.volume(asked(box, cursor)));
            case Room room -> pages(cursor -> asking.search(asked(room, cursor)));
            default -> throw new IllegalArgumentException("nobody can ask for " + area);
        };
    }

    private static Map<String, String> asked(Box box, Optional<String> cursor) {
        var query = new HashMap<>(Map.of(
                "bbox",
                "%s,%s,%s,%s,%s,%s".formatted(box.west(), box.south(), box.low(), box.east(), box.north(), box.high()),
                "limit",
                "3"));
        cursor.ifPresent(given -> query.put("cursor", given));
        return query;
    }

    /// Of one piece of ground.
    private static JsonNode asked(Room room, Optional<String> cursor) {
        var body = Json.MAPPER.createObjectNode();
        body.put("low", room.low()).put("high", room.high()).put("limit", 3);
        var rings = body.putObject("intersects").put("type", "Polygon").putArray("coordinates");
        room.ground().rings().forEach(ring -> {
            var corners = rings.addArray();
            Stream.concat(ring.corners().stream(), Stream.of(ring.corners().getFirst()))
                    .forEach(corner -> corners.addArray().add(corner.x()).add(corner.y()));
        });
        cursor.ifPresent(given -> body.put("cursor", given));
        return body;
    }

    private static Set<PackageId> pages(Function<Optional<String>, APIGatewayV2HTTPResponse> question) {
        var found = new HashSet<PackageId>();
        var cursor = Optional.<String>empty();
        do {
            var answer = question.apply(cursor);
            assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
            var page = Http.body(answer);
            Asking.ids(page)
                    .forEach(id ->
                            assertThat(found.add(PackageId.parse(id))).as(id).isTrue());
            cursor = Optional.ofNullable(page.get("next")).map(JsonNode::asText);
        } while (cursor.isPresent());
        return found;
    }
}
