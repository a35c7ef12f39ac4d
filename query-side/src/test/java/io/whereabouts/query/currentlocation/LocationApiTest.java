package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.packageId;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
