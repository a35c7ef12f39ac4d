package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.Position;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.Seed;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

class PagesTest {
    private static final PackageId PACKAGE = packageId(1);

    private final Asking asking = Asking.ofANewTable();

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
            asking.stored(registered(packageId(n), true), scanned(packageId(n), 1, position));
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
        ids.forEach(id -> asking.stored(registered(id, true), scanned(id, 1, MALI_LOSINJ)));
        assertThat(allPages(Box.parse("14.4686,44.5305,12.5,14.4686,44.5305,12.5"), 1))
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(PackageId::canonical).toList());
    }

    @Test
    void a_page_ends_where_enough_of_the_index_was_looked_at() {
        var beside = new Position(44.5305, 14.4687, 12.5, Optional.empty());
        IntStream.range(0, 30)
                .forEach(n -> asking.stored(registered(packageId(n), true), scanned(packageId(n), 1, beside)));
        asking.stored(registered(packageId(30), true), scanned(packageId(30), 1, MALI_LOSINJ));
        var box = Box.parse("14.4686,44.5305,12.5,14.4686,44.5305,12.5");
        var volume = new Volume(asking.table(), 8);
        var found = new ArrayList<PackageId>();
        var pages = 0;
        var after = Optional.<Bookmark>empty();
        do {
            var page = volume.page(box, 5, after);
            page.found().forEach(one -> found.add(one.row().packageId()));
            after = page.next();
            pages++;
        } while (after.isPresent());
        assertThat(found).containsExactly(packageId(30));
        assertThat(pages).isEqualTo(4); // 31 entries by eights
    }

    @Test
    void an_answer_of_the_index_that_is_empty_and_goes_on_is_not_its_end() {
        asking.stored(registered(PACKAGE, true), scanned(PACKAGE, 1, MALI_LOSINJ));
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
        var page = new Volume(new LocationTable(halting, asking.name()))
                .page(Box.parse("14.4686,44.5305,12.5,14.4686,44.5305,12.5"), 5, Optional.empty());
        assertThat(page.found()).extracting(one -> one.row().packageId()).containsExactly(PACKAGE);
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
            var response = asking.volume(query);
            assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
            var page = Http.body(response);
            found.addAll(Asking.ids(page));
            if (!page.has("next")) {
                return found;
            }
            assertThat(Asking.ids(page)).hasSize(limit);
            query.put("cursor", page.get("next").asText());
        }
    }
}
