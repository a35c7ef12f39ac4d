package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Text;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackageAnswerTest {
    private static final PackageId PACKAGE = packageId(1);

    private final Asking asking = Asking.ofANewTable();

    @Test
    void a_package_is_answered_with_where_it_is() throws Exception {
        asking.stored(registered(PACKAGE, true), scanned(PACKAGE, 5, MALI_LOSINJ), scanned(PACKAGE, 7, MALI_LOSINJ));
        var response = asking.about(PACKAGE.digitalLink().substring("https://id.gs1.org/00/".length()));
        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getHeaders())
                .containsEntry("content-type", "application/json")
                .containsEntry("x-correlation-id", "test-0001")
                .containsEntry("cache-control", "no-store");
        assertThat(Http.body(response))
                .isEqualTo(new ObjectMapper().readTree("""
                {"package":"%s","digitalLink":"%s","tracked":true,"status":"underway","client":"Adria Shipping","reference":"PO-1",
                 "registeredAt":"2026-11-01T09:00:00Z","contents":[{"description":"monitors","quantity":3}],
                 "location":{"status":"located",
                  "position":{"latitude":44.5305,"longitude":14.4686,"altitude":12.5,"accuracy":4.0},
                  "since":"2026-11-01T09:00:05Z","scannedAt":"2026-11-01T09:00:07Z",
                  "recordedAt":"2026-11-01T09:00:07Z","scanner":"van-7","session":"0","sequence":7,
                  "businessStep":"loading"},
                 "asOf":"2026-11-01T09:00:07Z"}""".formatted(PACKAGE, PACKAGE.digitalLink())));
    }

    @Test
    void what_became_of_a_package_and_which_container_it_is_in_is_answered() {
        var cage = packageId(9);
        var described = Given.life(
                new PackageDescribed(
                        PACKAGE,
                        Optional.empty(),
                        Optional.of(new Text("PO-2")),
                        Optional.empty(),
                        List.of(),
                        Optional.of(nineAnd(86_400)),
                        nineAnd(1),
                        nineAnd(1)),
                1);
        asking.stored(
                registered(PACKAGE, true),
                described,
                Given.life(new PackageLost(PACKAGE, nineAnd(2), nineAnd(2)), 2),
                Given.item(
                        new Packed(
                                PACKAGE,
                                cage,
                                Optional.of(Packing.in(cage, nineAnd(3), nineAnd(3))),
                                nineAnd(3),
                                nineAnd(3)),
                        0));
        var response = asking.about(PACKAGE.canonical());
        var body = Http.body(response);
        assertThat(response.getHeaders()).containsEntry("etag", "\"%s\"".formatted(described.eventId()));
        assertThat(body.get("status").asText()).isEqualTo("lost");
        assertThat(body.get("reference").asText()).isEqualTo("PO-2");
        assertThat(body.has("client")).isFalse();
        assertThat(body.get("expectedAt").asText()).isEqualTo("2026-11-02T09:00:00Z");
        assertThat(body.at("/container/package").asText()).isEqualTo(cage.canonical());
        assertThat(body.at("/container/since").asText()).isEqualTo("2026-11-01T09:00:03Z");
    }

    @Test
    void a_package_that_was_never_scanned_has_an_unknown_location() {
        asking.stored(registered(PACKAGE, true));
        assertThat(Http.body(asking.about(PACKAGE.canonical())).at("/location").toString())
                .isEqualTo("{\"status\":\"unknown\"}");
    }

    @Test
    void a_scan_from_a_fast_clock_is_flagged() {
        asking.stored(registered(PACKAGE, true), scanned(PACKAGE, 1, MALI_LOSINJ, nineAnd(99), nineAnd(3)));
        var location = Http.body(asking.about(PACKAGE.canonical())).at("/location");
        assertThat(location.get("clockAhead").asBoolean()).isTrue();
        assertThat(location.get("since").asText()).isEqualTo("2026-11-01T09:00:03Z");
        assertThat(location.get("scannedAt").asText()).isEqualTo("2026-11-01T09:01:39Z");
    }

    @Test
    void a_package_is_not_found_before_its_registration_arrives() {
        assertThat(asking.about(PACKAGE.canonical()).getStatusCode()).isEqualTo(404);
        asking.stored(scanned(PACKAGE, 1, MALI_LOSINJ));
        var response = asking.about(PACKAGE.canonical());
        assertThat(response.getStatusCode()).isEqualTo(404);
        assertThat(response.getHeaders()).containsEntry("content-type", "application/problem+json");
        assertThat(Http.body(response).toString()).isEqualTo("""
                {"type":"about:blank","title":"Not Found","status":404,\
                "detail":"package %s is not registered","instance":"test-0001"}""".formatted(PACKAGE));
    }

    @Test
    void whoever_has_written_reads_what_was_written() {
        var registered = registered(PACKAGE, true);
        var scanned = scanned(PACKAGE, 5, MALI_LOSINJ);
        var knowing = asking.knowing(List.of(registered, scanned));
        knowing.stored(registered, scanned);
        for (var event : List.of(registered, scanned)) {
            var answer = knowing.about(PACKAGE, WritesContract.token(event).text());
            assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
            assertThat(Http.body(answer).at("/location/sequence").asInt()).isEqualTo(5);
        }
        assertThat(knowing.about(PACKAGE, "made-up").getStatusCode()).isEqualTo(400);
    }
}
