package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.area.DefinedReadPoints;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Somebody who stores what is known of packages and asks the API for it.
record Asking(String name, LocationTable table, LocationApi api) {
    static Asking ofANewTable() {
        var name = TestTable.create();
        var table = new LocationTable(LocalAws.dynamoDb(), name);
        return of(name, table, EventsInDynamoDb.with(List.of()));
    }

    /// The same, with what stands in the events table.
    Asking knowing(List<RecordedEvent> recorded) {
        return of(name, table, EventsInDynamoDb.with(recorded));
    }

    private static Asking of(String name, LocationTable table, String events) {
        var dynamoDb = LocalAws.dynamoDb();
        var waiting = new Waiting(table, new StoredWrites(dynamoDb, events), new EventsTable(dynamoDb, events));
        return new Asking(name, table, new LocationApi(table, new DefinedReadPoints(dynamoDb, events), waiting));
    }

    /// About one package; nothing is known of its contents.
    void stored(RecordedEvent... events) {
        var known = InMemoryModel.fold(Arrays.asList(events)).atLeast(Holds.UNKNOWN);
        var row = new Row(known, Optional.empty(), 1);
        assertThat(table.put(row)).isEqualTo(row);
    }

    APIGatewayV2HTTPResponse about(String id) {
        return get("GET /packages/{id}", Map.of("id", id), Map.of());
    }

    APIGatewayV2HTTPResponse about(PackageId id, String token) {
        return get("GET /packages/{id}", Map.of("id", id.canonical()), Map.of("token", token));
    }

    APIGatewayV2HTTPResponse volume(Map<String, String> query) {
        return get("GET /packages", Map.of(), query);
    }

    APIGatewayV2HTTPResponse get(String route, Map<String, String> path, Map<String, String> query) {
        return api.handleRequest(Http.get(route, path, query), NoLambda.CONTEXT);
    }

    APIGatewayV2HTTPResponse search(JsonNode body) {
        return search(body.toString());
    }

    APIGatewayV2HTTPResponse search(String body) {
        return api.handleRequest(Http.post("POST /packages/search", "application/json", body), NoLambda.CONTEXT);
    }

    static List<String> ids(JsonNode collection) {
        return StreamSupport.stream(collection.get("features").spliterator(), false)
                .map(feature -> feature.get("id").asText())
                .toList();
    }
}
