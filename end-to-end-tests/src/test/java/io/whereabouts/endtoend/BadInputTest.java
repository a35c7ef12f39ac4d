package io.whereabouts.endtoend;

import static io.whereabouts.endtoend.Api.items;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A bad request gets a problem document that says what was wrong; the good scans beside a bad one are recorded
/// (B5).
@ExtendWith(LocalEnvironment.class)
class BadInputTest {
    private static final String PACKAGE = Journey.sscc(9_000);
    private static final String GOOD = scan(1, "\"latitude\":45.2,\"longitude\":13.7,\"altitude\":211.1", PACKAGE, "");

    @BeforeAll
    static void a_package_and_a_scanner_are_registered(Whereabouts environment) {
        assertThat(environment
                        .api()
                        .registering("bad-input")
                        .post("/packages", Map.of("package", PACKAGE))
                        .status())
                .isIn(200, 201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "latitude above 90  | \"latitude\":91,\"longitude\":13.7,\"altitude\":1       | latitude",
                "altitude as text   | \"latitude\":45,\"longitude\":13.7,\"altitude\":\"NaN\" | altitude",
                "altitude missing   | \"latitude\":45,\"longitude\":13.7                      | altitude",
                "beyond a double    | \"latitude\":45,\"longitude\":1e999,\"altitude\":1      | longitude",
                "an unknown field   | \"latitude\":45,\"longitude\":13.7,\"altitude\":1,\"depth\":3 | depth",
            })
    void a_bad_position_is_refused_and_its_neighbour_recorded(
            String what, String position, String blamed, Whereabouts environment) {
        var sequence = what.hashCode() & 0xffff;
        var answer = environment
                .api()
                .post(
                        "/scans",
                        "{\"scans\":[%s,%s]}"
                                .formatted(
                                        scan(sequence, position, PACKAGE, ""),
                                        scan(100_000 + sequence, GOOD_POSITION, PACKAGE, "")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var results = items(answer.json().path("results"));
        assertThat(results.get(0).path("result").asText()).isEqualTo("refused");
        assertThat(results.get(0).path("problem").toString()).contains(blamed);
        assertThat(results.get(1).path("result").asText()).isEqualTo("recorded");
    }

    private static final String GOOD_POSITION = "\"latitude\":45.2,\"longitude\":13.7,\"altitude\":211.1";

    @Test
    void a_wrong_check_digit_is_refused_with_the_right_one(Whereabouts environment) {
        var wrong = PACKAGE.substring(0, 19) + (PACKAGE.charAt(19) == '0' ? '1' : '0');
        var answer = environment.api().post("/scans", "{\"scans\":[%s]}".formatted(scan(2, GOOD_POSITION, wrong, "")));
        assertThat(answer.status()).isEqualTo(200);
        var result = answer.json().at("/results/0");
        assertThat(result.path("result").asText()).isEqualTo("refused");
        assertThat(result.path("problem").path("detail").asText())
                .contains("check digit", "must be " + PACKAGE.charAt(19));
    }

    @Test
    void malformed_JSON_is_a_400_with_a_problem(Whereabouts environment) {
        for (var body :
                List.of("{\"scans\":[", "", "[]", "null", "{\"scans\":[{\"altitude\":NaN}]}", "{\"scans\":1}")) {
            problem(environment.api().post("/scans", body), 400);
        }
    }

    @Test
    void no_scans_and_501_scans_are_a_400(Whereabouts environment) {
        problem(environment.api().post("/scans", "{\"scans\":[]}"), 400);
        problem(
                environment
                        .api()
                        .post("/scans", "{\"scans\":[" + String.join(",", Collections.nCopies(501, GOOD)) + "]}"),
                400);
    }

    @Test
    void a_body_over_1_MB_is_a_413(Whereabouts environment) {
        problem(environment.api().post("/scans", "{\"scans\":[" + " ".repeat(1 << 20) + GOOD + "]}"), 413);
    }

    @Test
    void an_unknown_field_outside_the_scans_is_a_400_that_names_it(Whereabouts environment) {
        assertThat(problem(
                        environment.api().post("/scans", "{\"scans\":[%s],\"colour\":\"red\"}".formatted(GOOD)), 400))
                .contains("colour");
        assertThat(problem(environment.api().post("/packages", Map.of("package", PACKAGE, "colour", "red")), 400))
                .contains("colour");
    }

    @Test
    void a_bad_box_or_identifier_is_a_400(Whereabouts environment) {
        problem(environment.api().get("/packages?bbox=1,2,3"), 400);
        problem(environment.api().get("/packages?bbox=0,91,0,1,92,1"), 400);
        problem(environment.api().get("/packages/not-an-identifier"), 400);
        problem(environment.api().get("/packages/" + Journey.sscc(424_242)), 404);
    }

    private static String problem(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
        return answer.body();
    }

    private static String scan(int sequence, String position, String id, String more) {
        return "{\"scanner\":\"bad-input\",\"sequence\":%d,\"scannedAt\":\"%s\",\"package\":\"%s\",\"position\":{%s}%s}"
                .formatted(sequence, Instant.now(), id, position, more);
    }
}
