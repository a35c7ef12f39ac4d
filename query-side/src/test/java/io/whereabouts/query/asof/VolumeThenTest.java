package io.whereabouts.query.asof;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.NoLambda;
import io.whereabouts.query.presence.Presences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was in a volume, as it is answered.
class VolumeThenTest {
    private static final PackageId BOX = packageId(1);
    private static final PackageId VAN = packageId(2);
    private static final Position FERRY = new Position(44.9, 14.4, 3, Optional.empty());
    private static final String HARBOUR = "14.468,44.53,12,14.469,44.531,13";

    private final Told told = new Told();
    private final List<RecordedEvent> log = new ArrayList<>();

    @BeforeEach
    void register() {
        tell(registered(BOX, true));
        tell(registered(VAN, true));
    }

    private void tell(RecordedEvent recorded) {
        log.add(told.that(recorded));
    }

    @Test
    void what_was_there_is_answered_as_of_then_with_what_was_in_it() throws Exception {
        tell(scanned(VAN, 10, MALI_LOSINJ));
        log.add(told.packed(BOX, VAN, 12));
        tell(scanned(VAN, 20, FERRY));
        var answer = there(15, Map.of());
        assertThat(ids(answer)).containsExactly(VAN, BOX);
        assertThat(answer.at("/features/1"))
                .isEqualTo(new ObjectMapper().readTree("""
                {"type":"Feature","id":"%s",
                 "geometry":{"type":"Point","coordinates":[14.4686,44.5305,12.5]},
                 "properties":{"digitalLink":"%s","tracked":true,"status":"underway",
                  "container":{"package":"%s","since":"2026-11-01T09:00:12Z"},"accuracy":4.0,
                  "since":"2026-11-01T09:00:12Z","seen":"%s","scannedAt":"2026-11-01T09:00:10Z",
                  "recordedAt":"2026-11-01T09:00:10Z","scanner":"van-7","session":"0","sequence":10,
                  "businessStep":"loading"}}""".formatted(BOX, BOX.digitalLink(), VAN, VAN)));
        assertThat(answer.get("at").asText()).isEqualTo("2026-11-01T09:00:15Z");
        assertThat(ids(there(9, Map.of()))).isEmpty();
        assertThat(ids(there(20, Map.of()))).isEmpty();
    }

    @Test
    void pages_go_on_where_the_last_one_ended_inside_of_a_container_as_well() {
        tell(scanned(VAN, 10, MALI_LOSINJ));
        log.add(told.packed(BOX, VAN, 12));
        var first = there(15, Map.of("limit", "1"));
        var next = there(15, Map.of("limit", "1", "cursor", first.get("next").asText()));
        assertThat(ids(first)).containsExactly(VAN);
        assertThat(ids(next)).containsExactly(BOX);
        assertThat(next.has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "bbox, '1,2,3', bbox",
        "within, 0614141, within",
        "at, yesterday, at",
        "limit, none, limit",
        "cursor, x, cursor",
        "client, x, client"
    })
    void a_wrong_question_is_answered_with_the_parameter_that_is_to_blame(String name, String value, String field) {
        var query = new HashMap<>(Map.of("at", "2026-11-01T09:00:15Z"));
        if (!name.equals("within")) {
            query.put("bbox", HARBOUR);
        }
        query.put(name, value);
        var response = ask(query);
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(Http.body(response).get("field").asText()).isEqualTo(field);
    }

    private static List<PackageId> ids(JsonNode answer) {
        return StreamSupport.stream(answer.get("features").spliterator(), false)
                .map(feature -> PackageId.parse(feature.get("id").asText()))
                .toList();
    }

    private JsonNode there(int second, Map<String, String> more) {
        var query = new HashMap<>(Map.of("at", nineAnd(second).toString(), "bbox", HARBOUR));
        query.putAll(more);
        var response = ask(query);
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        return Http.body(response);
    }

    private APIGatewayV2HTTPResponse ask(Map<String, String> query) {
        return new AsOfApi(told, Presences.of(log), id -> Optional.empty())
                .handleRequest(Http.get("GET /locations", Map.of(), query), NoLambda.CONTEXT);
    }
}
