package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.packageId;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationApiTest {
    private static final PackageId PACKAGE = packageId(1);

    private final Asking asking = Asking.ofANewTable();

    @Test
    void whoever_watches_from_outside_is_told_that_the_table_answers() {
        var response = asking.api().handleRequest(Http.get("GET /health", Map.of(), Map.of()), NoLambda.CONTEXT);

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(broken().handleRequest(Http.get("GET /health", Map.of(), Map.of()), NoLambda.CONTEXT)
                        .getStatusCode())
                .isEqualTo(500);
    }

    @Test
    void a_question_without_a_box_and_a_wrong_identifier_are_refused() {
        assertThat(Http.body(asking.volume(Map.of())).get("field").asText()).isEqualTo("bbox");
        var response = asking.about("00106141412345678909");
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(Http.body(response).get("detail").asText())
                .contains("check digit")
                .contains("scan the label again");
    }

    @Test
    void who_asks_where_it_was_is_sent_to_the_reader_of_the_past() {
        var at = Map.of("at", "2026-11-01T14:00:00.5+01:00");
        for (var id : Given.ONE_OF_EACH_KIND) {
            var response = asking.get("GET /packages/{id}", Map.of("id", id.canonical()), at);
            var there = Http.body(response).get("location").asText();
            assertThat(response.getStatusCode()).isEqualTo(307);
            assertThat(response.getHeaders())
                    .containsEntry("location", there)
                    .containsEntry("cache-control", "no-store");
            assertThat(URI.create(there).getRawPath().split("/")).hasSize(4);
            assertThat(URI.create(there).getPath()).isEqualTo("/packages/" + id.canonical() + "/location");
            assertThat(URI.create(there).getQuery()).isEqualTo("at=2026-11-01T13:00:00.500Z");
        }
    }

    @Test
    void who_asks_what_was_in_a_volume_is_sent_there_as_well() {
        var query = Map.of("bbox", "14,44,0,15,45,10", "at", "2026-11-01T14:00:00+01:00", "limit", "5");
        var response = asking.volume(query);
        assertThat(response.getStatusCode()).isEqualTo(307);
        assertThat(response.getHeaders())
                .containsEntry("location", "/locations?at=2026-11-01T13:00:00Z&bbox=14,44,0,15,45,10&limit=5");
        assertThat(Http.body(asking.volume(Map.of("at", "2026-11-01T14:00:00Z", "client", "Kontor AG")))
                        .get("field")
                        .asText())
                .isEqualTo("client");
    }

    @ParameterizedTest
    @CsvSource({"at, yesterday", "limit, 5"})
    void who_asks_wrongly_where_it_was_is_told_so_at_once(String name, String value) {
        var query = new HashMap<>(Map.of("at", "2026-11-01T14:00:00Z"));
        query.put(name, value);
        var response = asking.get("GET /packages/{id}", Map.of("id", PACKAGE.canonical()), query);
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(Http.body(response).get("field").asText()).isEqualTo(name);
    }

    @Test
    void a_table_that_fails_is_a_problem_document_too() {
        var response = broken().handleRequest(
                        Http.get("GET /packages/{id}", Map.of("id", PACKAGE.canonical()), Map.of()), NoLambda.CONTEXT);
        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(Http.body(response).get("instance").asText()).isEqualTo("test-0001");
    }

    private static LocationApi broken() {
        var locations = new LocationTable(LocalAws.dynamoDb(), "no-such-table");
        return new LocationApi(
                locations,
                id -> Optional.empty(),
                new Waiting(locations, token -> Optional.empty(), id -> Optional.empty()));
    }
}
