package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestsTest {
    private static final Api API =
            Api.on(configuration -> new InMemoryEventStorageEngine()).scanners("gate-1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                              | Idempotency-Key         | is missing
            {"package": "00106141412345678909"}                             | package                 | check digit of SSCC 106141412345678909 must be 8, not 9
            {"package": "1"}                                                | package                 | '1'
            {"package": 106141412345678908}                                 | package                 | must be a text, not 106141412345678908
            {"package": null}                                               | package                 | must be a text, not null
            {"package": "PACKAGE", "Client": "Atomic"}                      | Client                  | there is no field 'Client'
            {"package": "PACKAGE", "client": ""}                            | client                  | must not be empty
            {"package": "PACKAGE", "client": "\\u0007"}                     | client                  | without control characters
            {"package": "PACKAGE", "reference": 1}                          | reference               | must be a text, not 1
            {"package": "PACKAGE", "description": ["x"]}                    | description             | must be a text, not a list
            {"package": "PACKAGE", "tracked": "true"}                       | tracked                 | must be true or false, not a text
            {"package": "PACKAGE", "tracked": 1}                            | tracked                 | must be true or false, not 1
            {"package": "PACKAGE", "contents": {}}                          | contents                | must be a list, not an object
            {"package": "PACKAGE", "contents": [1]}                         | contents[0]             | must be an object, not 1
            {"package": "PACKAGE", "contents": [{"quantity": 1}]}           | contents[0]             | needs a gtin or a description
            {"package": "PACKAGE", "contents": [{"description": "x"}]}      | contents[0].quantity    | is missing
            {"package": "PACKAGE", "contents": [{"description": "x", "quantity": 0}]}                    | contents[0].quantity | from 1 to 1000000, not 0
            {"package": "PACKAGE", "contents": [{"description": "x", "quantity": 4294967297}]}           | contents[0].quantity | from 1 to 1000000
            {"package": "PACKAGE", "contents": [{"description": "x", "quantity": 1.0}]}                  | contents[0].quantity | must be a whole number
            {"package": "PACKAGE", "contents": [{"gtin": "04006381333932", "quantity": 1}]}              | contents[0].gtin     | check digit of GTIN
            {"package": "PACKAGE", "contents": [{"description": "x", "quantity": 1, "colour": "red"}]}   | contents[0].colour   | there is no field 'colour'
            """)
    void a_registration_is_refused_and_the_field_named(String body, String field, String detail) {
        assertRefused(API.register(body.replace("PACKAGE", PACKAGE)), 400, field, detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PACKAGE                | {}                               | tracked | is missing
            PACKAGE                | {"tracked": "no"}                | tracked | must be true or false
            PACKAGE                | {"tracked": true, "since": 1}    | since   | there is no field 'since'
            00106141412345678909   | {"tracked": true}                | id      | check digit
            %30%301                | {"tracked": true}                | id      | %30%301
            """)
    void a_change_of_tracking_is_refused_and_the_field_named(String id, String body, String field, String detail) {
        assertRefused(API.track(id.replace("PACKAGE", PACKAGE), body), 400, field, detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                            | scans | is missing
            {"scans": []}                 | scans | must have 1 to 500 elements, not 0
            {"scans": {}}                 | scans | must be a list, not an object
            {"scans": [{}], "when": 1}    | when  | there is no field 'when'
            """)
    void a_batch_is_refused_as_a_whole_and_the_field_named(String body, String field, String detail) {
        assertRefused(API.scan(body), 400, field, detail);
    }

    @Test
    void a_batch_of_501_scans_is_refused_as_a_whole() {
        var scans = IntStream.range(0, 501).mapToObj(i -> "{}").collect(Collectors.joining(","));
        assertRefused(API.scan(Api.scans(scans)), 400, "scans", "must have 1 to 500 elements, not 501");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{} {}",
                "{\"scans\": [NaN]}",
                "{\"scans\": [01]}",
                "{\"scans\": [], \"scans\": []}",
                "{'scans': []}",
                "{\"scans\": [] /* so far */}",
                "\u0000",
                "{\"scans\": [{\"position\": {\"altitude\": Infinity}}]}",
                "{\"scans\": [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}"
            })
    void what_is_not_a_json_object_is_refused(String body) {
        for (var answer : new Api.Answer[] {API.scan(body), API.register(body), API.track(PACKAGE, body)}) {
            assertThat(answer.status()).isEqualTo(400);
            assertProblem(answer);
            assertThat(answer.body().path("detail").asText()).startsWith("the body ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            scanner      |                                  | scanner            | is missing
            scanner      | "#"                              | scanner            | 1 to 64 letters
            session      | "a b"                            | session            | 1 to 64 letters
            package      |                                  | package            | is missing
            package      | "00106141412345678909"           | package            | check digit of SSCC
            sequence     |                                  | sequence           | is missing
            sequence     | "1"                              | sequence           | must be a whole number, not a text
            sequence     | 1.0                              | sequence           | must be a whole number, not 1.0
            sequence     | -1                               | sequence           | from 0 to 999999999999, not -1
            sequence     | 99999999999999999999             | sequence           | must be a whole number
            scannedAt    |                                  | scannedAt          | is missing
            scannedAt    | "yesterday"                      | scannedAt          | must be a time
            scannedAt    | "2026-11-01T09:00:00"            | scannedAt          | with its offset
            scannedAt    | "+1000000000-01-01T00:00:00Z"    | scannedAt          | 1970 to 9999
            scannedAt    | 1793523600                       | scannedAt          | must be a text
            position     |                                  | position           | is missing
            position     | [46, 14, 300]                    | position           | must be an object, not a list
            position     | {"latitude": 91, "longitude": 0, "altitude": 0}       | position.latitude  | latitude must be from -90 to 90 degrees, not 91.0
            position     | {"latitude": 0, "longitude": -180.1, "altitude": 0}   | position.longitude | from -180 to 180 degrees
            position     | {"latitude": 0, "longitude": 0, "altitude": 1e999}    | position.altitude  | not Infinity
            position     | {"latitude": 0, "longitude": 0, "altitude": "NaN"}    | position.altitude  | must be a number, not a text
            position     | {"latitude": 0, "longitude": 0}                       | position.altitude  | is missing
            position     | {"latitude": 0, "longitude": 0, "altitude": 0, "accuracy": -1} | position.accuracy | from 0 to 1000000 metres
            position     | {"lat": 0}                       | position.lat       | there is no field 'lat'
            readPoint    | "4140614141123452"               | readPoint          | not both
            clockOffset  | "1"                              | clockOffset        | must be a number, not a text
            clockOffset  | 1e999                            | clockOffset        | clockOffset must be from -253402300799 to 253402300799 seconds, not Infinity
            clockOffset  | -3e9                             | clockOffset        | must lead to a time of the years 1970 to 9999
            businessStep | "teleporting"                    | businessStep       | word of CBV
            disposition  | ""                               | disposition        | word of CBV
            disposition  | null                             | disposition        | must be a text, not null
            colour       | "red"                            | colour             | there is no field 'colour'
            """)
    void a_malformed_scan_is_refused_by_itself_and_the_field_named(
            String field, @Nullable String value, String path, String detail) {
        assertOneRefused(goodScanWith(field, Optional.ofNullable(value)), "scans[0]." + path, detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "[]", "\"scan\""})
    void what_is_no_scan_at_all_is_refused_by_itself(String scan) {
        assertOneRefused(scan, "scans[0]", "scans[0] must be an object");
    }

    private static void assertOneRefused(String scan, String path, String detail) {
        var good = Api.scanJson(PACKAGE, "gate-1", 8, "2026-11-01T09:00:00Z");
        var answer = API.scan(Api.scans(scan, good));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        var refused = answer.body().path("results").path(0);
        assertThat(refused.path("result").asText()).isEqualTo("refused");
        assertThat(refused.path("problem").path("field").asText()).isEqualTo(path);
        assertThat(refused.path("problem").path("detail").asText()).contains(detail);
        assertThat(refused.path("problem").path("status").asInt()).isEqualTo(400);
        assertThat(refused.path("problem").path("instance").asText()).isEqualTo("correlation-1");
        assertThat(answer.body().path("results").path(1).path("result").asText())
                .as("the good scan beside it, of a package that nobody registered")
                .isEqualTo("ignored");
    }

    /// @param value JSON, also such as no tree could hold; empty leaves the field out
    private static String goodScanWith(String field, Optional<String> value) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("scanner", "\"gate-1\"");
        fields.put("sequence", "7");
        fields.put("scannedAt", "\"2026-11-01T09:00:00Z\"");
        fields.put("package", "\"" + PACKAGE + "\"");
        fields.put("position", "{\"latitude\": 46, \"longitude\": 14, \"altitude\": 300}");
        fields.remove(field);
        value.ifPresent(json -> fields.put(field, json));
        return fields.entrySet().stream()
                .map(each -> "\"%s\": %s".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @Test
    void a_body_over_a_megabyte_is_refused_before_it_is_parsed() {
        var body = Api.scans("x".repeat(RequestBody.MOST_BYTES));
        assertRefused(API.scan(body), 413, "", "the most is 1,000,000");
        assertRefused(API.send(base64(body)), 413, "", "the most is 1,000,000");
        assertRefused(API.scan("é".repeat(RequestBody.MOST_BYTES / 2 + 1)), 413, "", "has 1,000,002 bytes");
    }

    @Test
    void a_body_in_base64_is_read_like_any_other() {
        assertRefused(API.send(base64("{\"scans\": []}")), 400, "scans", "must have 1 to 500 elements");
        assertRefused(API.send(base64("").withBody("!")), 400, "", "the body is not UTF-8");
        assertRefused(API.send(base64("").withBody("/w==")), 400, "", "the body is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "",
                "application/json; charset=iso-8859-1",
                "application/jsonp",
                "multipart/form-data"
            })
    void another_content_type_than_json_is_refused(String contentType) {
        assertRefused(
                API.send(Api.request("POST /scans", "{}")
                        .withHeaders(Map.of("content-type", contentType, "X-Correlation-Id", "correlation-1"))),
                415,
                "",
                "content-type must be application/json");
    }

    @Test
    void json_may_say_that_it_is_in_utf_8() {
        var headers = Map.of("CONTENT-TYPE", "Application/JSON; charset=\"UTF-8\"");
        assertThat(API.send(Api.request("POST /scans", "{}").withHeaders(headers))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_token_without_a_subject_that_an_event_can_hold_is_refused() {
        var request = Api.request("POST /scans", "{}");
        assertThat(API.send(request.withRequestContext(null)).status()).isEqualTo(401);
        for (var subject : List.of("", "Žiga", "x".repeat(256))) {
            var answer = API.send(request.withRequestContext(Api.context(subject)));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().path("detail").asText()).contains("subject");
        }
    }

    @Test
    void a_correlation_id_that_could_not_go_into_a_log_is_replaced_by_the_gateways() {
        for (var id : List.of("short", "x".repeat(65), "with blanks in it", "line\nbreak-line", "{\"a\":\"bcdefg\"}")) {
            var headers = Map.of("content-type", "application/json", "x-correlation-id", id);
            assertThat(API.send(Api.request("POST /scans", "{}").withHeaders(headers))
                            .headers())
                    .containsEntry("x-correlation-id", "gateway-request-1");
        }
    }

    @Test
    void another_route_is_not_found() {
        assertThat(API.send(Api.request("GET /nothing", "")).status()).isEqualTo(404);
    }

    private static APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder base64(String body) {
        return Api.request("POST /scans", Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)))
                .withIsBase64Encoded(true);
    }

    private static void assertRefused(Api.Answer answer, int status, String field, String detail) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertProblem(answer);
        assertThat(answer.body().path("field").asText()).isEqualTo(field);
        assertThat(answer.body().path("detail").asText()).contains(detail);
    }

    private static void assertProblem(Api.Answer answer) {
        assertThat(answer.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("x-correlation-id", "correlation-1");
        assertThat(answer.body().path("type").asText()).isEqualTo("about:blank");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.body().path("title").asText()).isNotEmpty();
        assertThat(answer.body().path("instance").asText()).isEqualTo("correlation-1");
    }
}
