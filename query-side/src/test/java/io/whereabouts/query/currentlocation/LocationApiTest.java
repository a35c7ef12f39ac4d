package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static io.whereabouts.query.given.Given.stopped;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.Text;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.NoLambda;
import io.whereabouts.query.given.Seed;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

class LocationApiTest {
    private static final PackageId PACKAGE = packageId(1);

    private String name = "";
    private LocationTable table = new LocationTable(LocalAws.dynamoDb(), "");
    private LocationApi api = new LocationApi(table);

    @BeforeEach
    void createTable() {
        name = TestTable.create();
        table = new LocationTable(LocalAws.dynamoDb(), name);
        api = new LocationApi(table);
    }

    @Test
    void a_package_is_answered_with_where_it_is() throws Exception {
        stored(registered(PACKAGE, true), scanned(PACKAGE, 5, MALI_LOSINJ), scanned(PACKAGE, 7, MALI_LOSINJ));
        var response = ask(PACKAGE.digitalLink().substring("https://id.gs1.org/00/".length()));
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
        stored(
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
        var response = ask(PACKAGE.canonical());
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
    void whoever_watches_from_outside_is_told_that_the_table_answers() {
        var response = api.handleRequest(Http.get("GET /health", Map.of(), Map.of()), NoLambda.CONTEXT);

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(new LocationApi(new LocationTable(LocalAws.dynamoDb(), "no-such-table"))
                        .handleRequest(Http.get("GET /health", Map.of(), Map.of()), NoLambda.CONTEXT)
                        .getStatusCode())
                .isEqualTo(500);
    }

    @Test
    void a_package_that_was_never_scanned_has_an_unknown_location() {
        stored(registered(PACKAGE, true));
        assertThat(Http.body(ask(PACKAGE.canonical())).at("/location").toString())
                .isEqualTo("{\"status\":\"unknown\"}");
    }

    @Test
    void a_scan_from_a_fast_clock_is_flagged() {
        stored(registered(PACKAGE, true), scanned(PACKAGE, 1, MALI_LOSINJ, nineAnd(99), nineAnd(3)));
        var location = Http.body(ask(PACKAGE.canonical())).at("/location");
        assertThat(location.get("clockAhead").asBoolean()).isTrue();
        assertThat(location.get("since").asText()).isEqualTo("2026-11-01T09:00:03Z");
        assertThat(location.get("scannedAt").asText()).isEqualTo("2026-11-01T09:01:39Z");
    }

    @Test
    void a_package_is_not_found_before_its_registration_arrives() {
        assertThat(ask(PACKAGE.canonical()).getStatusCode()).isEqualTo(404);
        stored(scanned(PACKAGE, 1, MALI_LOSINJ));
        var response = ask(PACKAGE.canonical());
        assertThat(response.getStatusCode()).isEqualTo(404);
        assertThat(response.getHeaders()).containsEntry("content-type", "application/problem+json");
        assertThat(Http.body(response).toString()).isEqualTo("""
                {"type":"about:blank","title":"Not Found","status":404,\
                "detail":"package %s is not registered","instance":"test-0001"}""".formatted(PACKAGE));
    }

    @Test
    void once_tracking_has_stopped_a_package_shows_where_it_was_but_is_in_no_volume() {
        stored(registered(PACKAGE, true), scanned(PACKAGE, 1, MALI_LOSINJ), stopped(PACKAGE, 1));
        var body = Http.body(ask(PACKAGE.canonical()));
        assertThat(body.get("tracked").asBoolean()).isFalse();
        assertThat(body.at("/location/status").asText()).isEqualTo("located");
        assertThat(ids(Http.body(volume(Map.of("bbox", "14.468,44.53,12,14.469,44.531,13")))))
                .isEmpty();
    }

    @Test
    void a_feature_has_three_coordinates_and_what_is_known() throws Exception {
        stored(registered(PACKAGE, true), scanned(PACKAGE, 7, MALI_LOSINJ));
        var response = volume(Map.of("bbox", "14.4686,44.5305,12.5,14.4686,44.5305,12.5"));
        assertThat(response.getHeaders()).containsEntry("content-type", "application/geo+json");
        assertThat(Http.body(response))
                .isEqualTo(new ObjectMapper().readTree("""
                {"type":"FeatureCollection","features":[{"type":"Feature","id":"%s",
                  "geometry":{"type":"Point","coordinates":[14.4686,44.5305,12.5]},
                  "properties":{"digitalLink":"%s","tracked":true,"status":"underway","client":"Adria Shipping","reference":"PO-1",
                   "registeredAt":"2026-11-01T09:00:00Z","accuracy":4.0,"since":"2026-11-01T09:00:07Z",
                   "scannedAt":"2026-11-01T09:00:07Z","recordedAt":"2026-11-01T09:00:07Z","scanner":"van-7",
                   "session":"0","sequence":7,"businessStep":"loading","asOf":"2026-11-01T09:00:07Z"}}]}""".formatted(PACKAGE, PACKAGE.digitalLink())));
        assertThat(ids(Http.body(volume(Map.of("bbox", "14.4686,44.5305,62.5,14.4686,44.5305,62.5")))))
                .isEmpty();
    }

    @Test
    void pages_through_any_box_show_each_package_in_it_once() {
        var random = Seed.random(LocationApiTest.class);
        var positions = new HashMap<String, Position>();
        for (var n = 0; n < 250; n++) {
            var position = switch (random.nextInt(10)) {
                case 0 -> new Position(1, random.nextBoolean() ? 180 : -179.9995, -4, Optional.empty());
                case 1 -> new Position(90, random.nextInt(360) - 180.0, 4, Optional.empty());
                default -> Given.position(random);
            };
            positions.put(packageId(n).canonical(), position);
            stored(registered(packageId(n), true), scanned(packageId(n), 1, position));
        }
        var boxes = new ArrayList<>(List.of(
                new Box(179.999, 0.999, -10, -179.999, 1.001, 10),
                new Box(20, 89.999, 0, 20.001, 90, 5),
                new Box(14.46, 44.53, -4, 14.462, 44.532, 4)));
        for (var run = 0; run < 20; run++) {
            var corner = Given.position(random);
            boxes.add(new Box(
                    corner.longitude(),
                    corner.latitude(),
                    corner.altitude(),
                    corner.longitude() + random.nextInt(20) / 10_000.0,
                    corner.latitude() + random.nextInt(20) / 10_000.0,
                    corner.altitude() + random.nextInt(3) * 4));
        }
        for (var box : boxes) {
            var expected = positions.entrySet().stream()
                    .filter(entry -> box.contains(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            var limit = 1 + random.nextInt(40);
            assertThat(allPages(box, limit)).as("%s by %d", box, limit).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(positions.values().stream().filter(boxes.get(0)::contains)).isNotEmpty();
        assertThat(positions.values().stream().filter(boxes.get(1)::contains)).isNotEmpty();
    }

    @Test
    void packages_of_every_kind_of_identifier_are_paged_through() {
        var ids = Given.ONE_OF_EACH_KIND;
        ids.forEach(id -> stored(registered(id, true), scanned(id, 1, MALI_LOSINJ)));
        assertThat(allPages(Box.parse("14.4686,44.5305,12.5,14.4686,44.5305,12.5"), 1))
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(PackageId::canonical).toList());
    }

    @Test
    void a_page_ends_where_enough_of_the_index_was_looked_at() {
        var beside = new Position(44.5305, 14.4687, 12.5, Optional.empty());
        IntStream.range(0, 30).forEach(n -> stored(registered(packageId(n), true), scanned(packageId(n), 1, beside)));
        stored(registered(packageId(30), true), scanned(packageId(30), 1, MALI_LOSINJ));
        var box = Box.parse("14.4686,44.5305,12.5,14.4686,44.5305,12.5");
        var volume = new Volume(table, 8);
        var found = new ArrayList<PackageId>();
        var pages = 0;
        var after = Optional.<Volume.Entry>empty();
        do {
            var page = volume.page(box, 5, after);
            page.found().forEach(location -> found.add(location.packageId()));
            after = page.next();
            pages++;
        } while (after.isPresent());
        assertThat(found).containsExactly(packageId(30));
        assertThat(pages).isEqualTo(4); // 31 entries by eights
    }

    @Test
    void an_answer_of_the_index_that_is_empty_and_goes_on_is_not_its_end() {
        stored(registered(PACKAGE, true), scanned(PACKAGE, 1, MALI_LOSINJ));
        var place = Place.of(MALI_LOSINJ);
        var gone = packageId(0);
        var empty = new AtomicBoolean(true);
        var halting = (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, call) -> call[0] instanceof QueryRequest query
                                && query.expressionAttributeValues().containsValue(AttributeValue.fromS(place.cell()))
                                && empty.getAndSet(false)
                        ? QueryResponse.builder()
                                .items(List.of())
                                .lastEvaluatedKey(Map.of(
                                        "package", AttributeValue.fromS(gone.canonical()),
                                        "place", AttributeValue.fromS(place.cell()),
                                        "spot", AttributeValue.fromS("03003#0000000000000001#" + gone)))
                                .build()
                        : method.invoke(LocalAws.dynamoDb(), call));
        var page = new Volume(new LocationTable(halting, name))
                .page(Box.parse("14.4686,44.5305,12.5,14.4686,44.5305,12.5"), 5, Optional.empty());
        assertThat(page.found()).extracting(CurrentLocation::packageId).containsExactly(PACKAGE);
        assertThat(empty).isFalse();
    }

    private List<String> allPages(Box box, int limit) {
        var query = new HashMap<>(Map.of(
                "bbox",
                "%s,%s,%s,%s,%s,%s".formatted(box.west(), box.south(), box.low(), box.east(), box.north(), box.high()),
                "limit",
                Integer.toString(limit)));
        var found = new ArrayList<String>();
        while (true) {
            var response = volume(query);
            assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
            var page = Http.body(response);
            found.addAll(ids(page));
            if (!page.has("next")) {
                return found;
            }
            assertThat(ids(page)).hasSize(limit);
            query.put("cursor", page.get("next").asText());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "bbox|1,2,3,4,5|bbox",
                "bbox|1,2,3,4,5,NaN|bbox",
                "client|Adria|client",
                "at|2026|at",
                "limit|0|limit",
                "limit|1001|limit",
                "limit|ten|limit",
                "cursor|?|cursor",
                "cursor|aGlzdG9yeQoxCjI|cursor",
                "cursor|dm9sdW1lCngKeQ|cursor",
            })
    void a_wrong_question_is_answered_with_the_parameter_that_is_to_blame(String name, String value, String field) {
        var query = new HashMap<>(Map.of("bbox", "14.468,44.53,12,14.469,44.531,13"));
        query.put(name, value);
        var response = volume(query);
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(400);
        assertThat(Http.body(response).get("field").asText()).isEqualTo(field);
    }

    @Test
    void a_wrong_value_is_shown_in_characters_that_utf_8_can_hold() {
        var value = "x".repeat(59) + "\uD83D\uDCE6".repeat(9); // a parcel: two chars, one character
        for (var query : List.of(Map.of("bbox", "1,2,3,4,5," + value), Map.of("bbox", "1,2,3,4,5,6", "limit", value))) {
            var body = volume(query).getBody();
            assertThat(UTF_8.newEncoder().canEncode(body)).as(body).isTrue();
            assertThat(body).contains("\uD83D\uDCE6…'");
        }
    }

    @Test
    void a_question_without_a_box_and_a_wrong_identifier_are_refused() {
        assertThat(Http.body(volume(Map.of())).get("field").asText()).isEqualTo("bbox");
        var response = ask("00106141412345678909");
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(Http.body(response).get("detail").asText())
                .contains("check digit")
                .contains("scan the label again");
    }

    @Test
    void a_table_that_fails_is_a_problem_document_too() {
        var broken = new LocationApi(new LocationTable(LocalAws.dynamoDb(), "no-such-table"));
        var response = broken.handleRequest(
                Http.get("GET /packages/{id}", Map.of("id", PACKAGE.canonical()), Map.of()), NoLambda.CONTEXT);
        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(Http.body(response).get("instance").asText()).isEqualTo("test-0001");
    }

    private void stored(RecordedEvent... events) {
        var location = CurrentLocation.fold(
                        Arrays.stream(events).map(CurrentLocation::of).toList())
                .orElseThrow();
        var row = new LocationItem(location, 1);
        assertThat(table.put(row)).isEqualTo(row);
    }

    private APIGatewayV2HTTPResponse ask(String id) {
        return api.handleRequest(Http.get("GET /packages/{id}", Map.of("id", id), Map.of()), NoLambda.CONTEXT);
    }

    private APIGatewayV2HTTPResponse volume(Map<String, String> query) {
        return api.handleRequest(Http.get("GET /packages", Map.of(), query), NoLambda.CONTEXT);
    }

    private static List<String> ids(JsonNode collection) {
        return StreamSupport.stream(collection.get("features").spliterator(), false)
                .map(feature -> feature.get("id").asText())
                .toList();
    }
}
