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
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.Position;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.NoLambda;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfApiTest {
    private static final PackageId BOX = packageId(1);
    private static final PackageId VAN = packageId(2);
    private static final Position FERRY = new Position(44.9, 14.4, 3, Optional.empty());

    private final Told told = new Told();
    private final AsOfApi api = new AsOfApi(told);

    @BeforeEach
    void register() {
        told.that(registered(BOX, true));
        told.that(registered(VAN, true));
    }

    @Test
    void a_package_was_where_it_was_last_seen_until_then() throws Exception {
        told.that(scanned(BOX, 10, MALI_LOSINJ));
        told.that(scanned(BOX, 20, FERRY));
        assertThat(at(19)).isEqualTo(new ObjectMapper().readTree("""
                {"package":"%s","digitalLink":"%s","at":"2026-11-01T09:00:19Z","tracked":true,"status":"underway",
                 "location":{"status":"located","since":"2026-11-01T09:00:10Z",
                  "position":{"latitude":44.5305,"longitude":14.4686,"altitude":12.5,"accuracy":4.0},
                  "scannedAt":"2026-11-01T09:00:10Z","recordedAt":"2026-11-01T09:00:10Z","scanner":"van-7",
                  "session":"0","sequence":10,"businessStep":"loading"},
                 "asOf":"2026-11-01T09:00:20Z"}""".formatted(BOX, BOX.digitalLink())));
        assertThat(sequence(20)).isEqualTo(20);
        assertThat(at(9).path("location").toString()).isEqualTo("{\"status\":\"unknown\"}");
    }

    @Test
    void a_scan_that_was_told_late_counts_from_when_it_happened() {
        told.that(scanned(BOX, 1, MALI_LOSINJ, nineAnd(10), nineAnd(90_000)));
        assertThat(sequence(11)).isEqualTo(1);
        assertThat(at(11).path("asOf").asText()).isEqualTo("2026-11-02T10:00:00Z");
    }

    @Test
    void it_was_where_its_container_was_then() {
        told.that(scanned(VAN, 10, MALI_LOSINJ));
        told.packed(BOX, VAN, 20);
        told.that(scanned(VAN, 30, FERRY));
        told.unpacked(BOX, VAN, 40);
        told.that(scanned(VAN, 50, MALI_LOSINJ));

        assertThat(at(19).at("/location/status").asText()).isEqualTo("unknown");
        assertThat(sequence(20)).isEqualTo(10);
        assertThat(at(20).at("/location/since").asText()).isEqualTo("2026-11-01T09:00:20Z");
        assertThat(at(20).at("/location/seen").asText()).isEqualTo(VAN.canonical());
        assertThat(at(20).at("/container/package").asText()).isEqualTo(VAN.canonical());
        assertThat(sequence(35)).isEqualTo(30);
        assertThat(at(35).at("/location/since").asText()).isEqualTo("2026-11-01T09:00:30Z");
        assertThat(at(60).path("location").toString())
                .isEqualTo("{\"status\":\"unknown\",\"since\":\"2026-11-01T09:00:40Z\"}");
        assertThat(at(60).has("container")).isFalse();
    }

    @Test
    void who_was_nowhere_was_last_seen_somewhere() {
        told.that(scanned(BOX, 10, MALI_LOSINJ));
        told.packed(BOX, VAN, 20);
        assertThat(at(25).at("/location/status").asText()).isEqualTo("unknown");
        assertThat(at(25).at("/location/lastSeen/sequence").asInt()).isEqualTo(10);
    }

    @Test
    void what_was_found_wrong_later_was_wrong_then() {
        told.that(scanned(BOX, 10, MALI_LOSINJ));
        var wrong = told.that(scanned(BOX, 20, FERRY));
        assertThat(sequence(25)).isEqualTo(20);
        told.scanWasWrong(wrong, false, 30);
        assertThat(sequence(25)).isEqualTo(10);
        told.scanWasWrong(wrong, true, 40);
        assertThat(sequence(25)).isEqualTo(20);
    }

    @Test
    void it_was_never_in_what_it_was_packed_into_by_mistake() {
        told.that(scanned(BOX, 10, MALI_LOSINJ));
        told.that(scanned(VAN, 15, FERRY));
        var wrong = told.packed(BOX, VAN, 20);
        assertThat(sequence(25)).isEqualTo(15);
        told.packingWasWrong(wrong, false, 30);
        assertThat(sequence(25)).isEqualTo(10);
        assertThat(at(25).has("container")).isFalse();
    }

    @Test
    void its_status_and_whether_it_was_tracked_are_those_of_then() {
        told.that(Given.stopped(BOX, 10));
        told.that(Given.life(new PackageLost(BOX, nineAnd(20), nineAnd(20)), 20));
        told.that(Given.life(new PackageClosed(BOX, nineAnd(30), nineAnd(30)), 30));
        assertThat(at(9).path("tracked").asBoolean()).isTrue();
        assertThat(at(10).path("tracked").asBoolean()).isFalse();
        assertThat(at(19).path("status").asText()).isEqualTo("underway");
        assertThat(at(29).path("status").asText()).isEqualTo("lost");
        assertThat(at(30).path("status").asText()).isEqualTo("closed");
    }

    @Test
    void each_history_is_read_once_even_if_a_correction_put_two_into_each_other() {
        told.packed(BOX, VAN, 10);
        var out = told.unpacked(BOX, VAN, 20);
        told.packed(VAN, BOX, 30);
        told.packingWasWrong(out, false, 40);
        assertThat(at(35).at("/location/stoppedAt").asText()).isEqualTo(VAN.canonical());
        assertThat(told.read).containsExactly(BOX, VAN);
    }

    @Test
    void a_package_that_was_never_registered_is_not_found() {
        told.that(scanned(packageId(3), 10, MALI_LOSINJ));
        var response = ask(packageId(3), Map.of("at", "2026-11-01T09:00:00Z"));
        assertThat(response.getStatusCode()).isEqualTo(404);
        assertThat(Http.body(response).path("detail").asText())
                .contains(packageId(3).canonical());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-01",
                "2026-11-01T09:00:00",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "2026-11-01T09:00:00.0000000000000000000000Z"
            })
    void a_moment_has_a_date_a_time_and_an_offset(String at) {
        var response = ask(BOX, Map.of("at", at));
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(Http.body(response).path("field").asText()).isEqualTo("at");
        assertThat(told.read).isEmpty();
    }

    @Test
    void a_moment_is_the_same_in_any_offset() {
        told.that(scanned(BOX, 10, MALI_LOSINJ));
        assertThat(Http.body(ask(BOX, Map.of("at", "2026-11-01T10:00:10+01:00"))))
                .isEqualTo(at(10));
    }

    @Test
    void who_names_no_moment_is_told_where_to_ask() {
        assertThat(Http.body(ask(BOX, Map.of())).path("detail").asText()).contains("GET /packages/{id}");
        assertThat(Http.body(ask(BOX, Map.of("when", "now"))).path("field").asText())
                .isEqualTo("when");
    }

    @Test
    void what_the_path_names_is_looked_at_first() {
        var path = Map.of("id", "monitor");
        var response = api.handleRequest(Http.get("GET /packages/{id}/location", path, Map.of()), NoLambda.CONTEXT);
        assertThat(Http.body(response).path("field").asText()).isEqualTo("id");
    }

    private int sequence(int second) {
        return at(second).at("/location/sequence").asInt(-1);
    }

    private JsonNode at(int second) {
        var response = ask(BOX, Map.of("at", nineAnd(second).toString()));
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        return Http.body(response);
    }

    private APIGatewayV2HTTPResponse ask(PackageId id, Map<String, String> query) {
        return api.handleRequest(
                Http.get("GET /packages/{id}/location", Map.of("id", id.canonical()), query), NoLambda.CONTEXT);
    }
}
