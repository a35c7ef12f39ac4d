package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.PACKAGE;
import static io.whereabouts.command.lambda.Api.scans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ReadPointsApiTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final String GATE = "4140614141123452254400";
    private static final String HERE = """
            {"name": "Gate 1", "position": {"latitude": 46, "longitude": 14, "altitude": 300, "accuracy": 2}}""";
    private static final String THERE = """
            {"position": {"latitude": 46.5, "longitude": 14.5, "altitude": 310}}""";

    /// An L, heights above the sea there.
    private static final String ROOM = """
            {"altitudeDatum": {"name": "EGM2008", "aboveEllipsoid": 46.5},
             "volume": {"lowest": 253.5, "highest": 257.5, "floor":
               [[14, 46], [14.002, 46], [14.002, 46.0002], [14.0002, 46.0002], [14.0002, 46.002], [14, 46.002]]}}""";

    private DynamoDbClient client;
    private String table;

    @BeforeEach
    void start() {
        client = DYNAMO_DB.client();
        table = DYNAMO_DB.createEventsTable();
        at("09:00:00").scanners("gate-1").register("{\"package\": \"%s\"}".formatted(PACKAGE));
    }

    private Api at(String time) {
        return Api.on(client, table, Clock.fixed(Instant.parse("2026-11-01T%sZ".formatted(time)), ZoneOffset.UTC));
    }

    @Test
    void a_read_point_is_defined_in_any_written_form_and_asked_for() {
        var defined = at("09:00:00").readPoint("PUT", "urn:epc:id:sgln:0614141.12345.400", HERE);

        assertThat(defined.status()).isEqualTo(201);
        assertThat(defined.headers()).containsEntry("location", "/read-points/" + GATE);
        assertThat(defined.body().path("digitalLink").asText())
                .isEqualTo("https://id.gs1.org/414/0614141123452/254/400");
        var asked = at("09:30:00").readPoint("GET", "(414)0614141123452(254)400", "");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo(defined.body());
        assertThat(asked.body().path("since").asText()).isEqualTo("2026-11-01T09:00:00Z");
        var again = at("10:00:00").readPoint("PUT", GATE, HERE);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(defined.body());
        assertThat(at("10:00:00").readPoint("PUT", GATE, THERE).status()).isEqualTo(201);
        assertThat(at("10:00:00").readPoint("GET", GATE, "").body().has("name")).isFalse();
    }

    @Test
    void heights_above_another_datum_are_kept_above_the_ellipsoid() {
        var room = at("09:00:00").readPoint("PUT", GATE, ROOM).body();

        assertThat(room.at("/volume/lowest").asDouble()).isEqualTo(300);
        assertThat(room.at("/volume/highest").asDouble()).isEqualTo(304);
        assertThat(room.at("/position/altitude").asDouble()).isEqualTo(302);
        assertThat(room.path("altitudeDatum").toString()).isEqualTo("{\"name\":\"EGM2008\",\"aboveEllipsoid\":46.5}");
        assertThat(room.at("/volume/floor/1").toString()).isEqualTo("[14.002,46.0]");
        assertThat(at("10:00:00").readPoint("PUT", GATE, ROOM).status())
                .as("again")
                .isEqualTo(200);
    }

    @Test
    void a_scan_is_located_by_the_definition_in_force_when_it_happened() {
        at("09:00:00").readPoint("PUT", GATE, HERE);
        at("10:00:00").readPoint("PUT", GATE, ROOM);
        at("11:00:00").readPoint("PUT", GATE, THERE);
        var noon = at("12:00:00");

        assertThat(results(noon.scan(
                        scans(scan(1, "11:00:00"), scan(2, "09:59:59.999"), scan(3, "10:00:00"), scan(4, "13:00:00")))))
                .containsOnly("recorded");
        assertThat(payload(1).at("/position/latitude").asDouble()).isEqualTo(46.5);
        assertThat(payload(1).path("readPoint").asText()).isEqualTo(GATE);
        assertThat(payload(2).path("position").toString())
                .isEqualTo("{\"latitude\":46.0,\"longitude\":14.0,\"altitude\":300.0,\"accuracy\":2.0}");
        assertThat(payload(3).at("/position/latitude").asDouble()).isBetween(46.0, 46.0002);
        assertThat(payload(3).at("/position/altitude").asDouble()).isEqualTo(302);
        assertThat(payload(3).at("/position/accuracy").asDouble()).isCloseTo(225, within(15.0));
        assertThat(payload(4).at("/position/latitude").asDouble())
                .as("of a fast clock")
                .isEqualTo(46.5);
        assertThat(results(at("14:00:00").scan(scans(scan(2, "09:59:59.999"), scan(3, "10:00:00")))))
                .as("again, long after")
                .containsOnly("duplicate");
    }

    @Test
    void a_scan_from_where_no_read_point_was_defined_is_refused_and_says_so() {
        at("10:00:00").readPoint("PUT", GATE, HERE);

        var answer = at("12:00:00")
                .scan(scans(
                        scan(1, "09:59:59"),
                        scan(2, "10:00:00"),
                        scan(3, "10:00:00").replace(GATE, "4140614141123452")));

        assertThat(results(answer)).containsExactly("refused", "recorded", "refused");
        var problem = answer.body().at("/results/0/problem");
        assertThat(problem.path("status").asInt()).isEqualTo(409);
        assertThat(problem.path("field").asText()).isEqualTo("scans[0].readPoint");
        assertThat(problem.path("detail").asText())
                .isEqualTo(
                        "read point %s was not defined at 2026-11-01T09:59:59Z; define it before scanning there, or send the position"
                                .formatted(GATE));
        assertThat(answer.body().at("/results/2/problem/detail").asText()).contains("4140614141123452 was not defined");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                        | position           | send it, or the volume
            {"position": {"latitude": 91, "longitude": 0, "altitude": 0}} | position.latitude | not 91.0
            {"position": {"latitude": 0, "longitude": 0, "altitude": 99999}, "altitudeDatum": {"name": "x", "aboveEllipsoid": 2}} | position.altitude | not 100001.0
            {"position": {"latitude": 0, "longitude": 0, "altitude": 0}, "altitudeDatum": {"name": "x"}} | altitudeDatum.aboveEllipsoid | is missing
            {"volume": {"floor": [[0, 0], [1, 1]], "lowest": 0, "highest": 1}}                   | volume.floor    | must have 3 to 100 elements, not 2
            {"volume": {"floor": [[0, 0], [1, 1], [1, 0], [0, 1]], "lowest": 0, "highest": 1}}   | volume.floor    | cross or touch
            {"volume": {"floor": [[0, 0], [1, 91], [1, 0]], "lowest": 0, "highest": 1}}          | volume.floor[1] | latitude must be from -90 to 90
            {"volume": {"floor": [[0, 0], [1, "1"], [1, 0]], "lowest": 0, "highest": 1}}         | volume.floor[1][1] | must be a number
            {"volume": {"floor": [[0, 0], [40, 0], [20, 30]], "lowest": 0, "highest": 1}}        | volume          | accuracy must be from 0 to 1000000 metres
            {"volume": {"floor": [[0, 0], [1, 1], [1, 0]], "lowest": 2, "highest": 1}}           | volume          | lowest must not be above highest
            {"volume": {"floor": [[0, 0], [1, 1], [1, 0]], "lowest": 0}}                         | volume.highest  | is missing
            {"position": {"latitude": 0, "longitude": 0, "altitude": 0}, "volume": {"floor": [[0, 0], [1, 1], [1, 0]], "lowest": 0, "highest": 1}} | volume | not both
            {"colour": "red"}                                         | colour             | there is no field
            """)
    void a_definition_is_refused_and_the_field_named(String body, String field, String detail) {
        var answer = at("09:00:00").readPoint("PUT", GATE, body);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().path("field").asText())
                .as(answer.body().toString())
                .isEqualTo(field);
        assertThat(answer.body().path("detail").asText()).contains(detail);
    }

    @Test
    void what_is_no_read_point_and_what_is_not_defined_is_told() {
        var none = at("09:00:00").readPoint("GET", "4140614141123453", "");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body().path("field").asText()).isEqualTo("sgln");
        assertThat(at("09:00:00").readPoint("GET", GATE, "").status()).isEqualTo(404);
    }

    private static String scan(int sequence, String time) {
        return """
                {"scanner": "gate-1", "sequence": %d, "scannedAt": "2026-11-01T%sZ", "package": "%s",
                 "readPoint": "%s"}""".formatted(sequence, time, PACKAGE, GATE);
    }

    private static List<String> results(Api.Answer answer) {
        return answer.body().path("results").findValuesAsText("result");
    }

    private JsonNode payload(int sequence) {
        return StoredItems.scan(client, table, PACKAGE, "gate-1#0", sequence);
    }
}
