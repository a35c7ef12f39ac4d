package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Position;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.ground.PlainGround;
import io.whereabouts.query.ground.Point;
import io.whereabouts.query.ground.RandomGround;
import io.whereabouts.query.ground.RandomPoints;
import io.whereabouts.query.ground.Ring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is drawn, asked over HTTP, of a table of packages: the judge looks at all of them.
class SearchTest {
    private final Asking asking = Asking.ofANewTable();
    private final Map<PackageId, Position> positions = new HashMap<>();

    @Test
    void pages_through_ground_of_any_shape_show_each_package_in_it_once() {
        var random = Seed.random(SearchTest.class);
        var shapes = new ArrayList<List<List<Ring>>>();
        for (var run = 0; run < 40; run++) {
            shapes.add(new RandomGround(random).next());
            RandomPoints.around(shapes.getLast(), 10, random).forEach(point -> seen(point, random));
        }
        var found = 0;
        for (var shape : shapes) {
            var low = random.nextInt(3) * 4.0 - 4;
            var question =
                    Drawn.question(shape, low, low + random.nextInt(2) * 4).put("limit", 1 + random.nextInt(7));
            var expected = positions.entrySet().stream()
                    .filter(entry -> isIn(entry.getValue(), shape, question))
                    .map(entry -> entry.getKey().canonical())
                    .toList();
            assertThat(allPages(question, () -> {})).as("%s", question).containsExactlyInAnyOrderElementsOf(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(40);
    }

    @Test
    void what_stays_where_it_is_is_shown_once_however_much_else_moves_between_two_pages() {
        var random = Seed.random(SearchTest.class);
        for (var run = 0; run < 5; run++) {
            var shape = new RandomGround(random).next();
            var moving = new ArrayList<PackageId>();
            RandomPoints.around(shape, 60, random).forEach(point -> {
                var id = seen(point, random);
                if (random.nextBoolean()) {
                    moving.add(id);
                }
            });
            var question = Drawn.question(shape, -4, 4).put("limit", 3);
            var found = allPages(question, () -> {
                for (var i = 0; i < 5; i++) {
                    var points = RandomPoints.around(shape, 9, random);
                    move(moving.get(random.nextInt(moving.size())), points.getFirst(), random);
                }
            });
            var still = positions.entrySet().stream()
                    .filter(entry -> !moving.contains(entry.getKey()))
                    .filter(entry -> isIn(entry.getValue(), shape, question))
                    .map(entry -> entry.getKey().canonical())
                    .toList();
            assertThat(found.stream().filter(id -> !moving.contains(PackageId.parse(id))))
                    .as("%s", question)
                    .containsExactlyInAnyOrderElementsOf(still);
        }
    }

    @Test
    void what_is_in_a_container_goes_where_that_goes() {
        var cage = packageId(1);
        var monitor = packageId(2);
        asking.stored(registered(cage, true), scanned(cage, 5, at(new Point(14.5, 44.5), 2)));
        var packed = new Packed(
                monitor, cage, Optional.of(Packing.in(cage, nineAnd(4), nineAnd(4))), nineAnd(4), nineAnd(4));
        asking.stored(registered(monitor, true), scanned(monitor, 1, at(new Point(0, 0), 2)), Given.item(packed, 0));
        var around = List.of(List.of(new Ring(
                List.of(new Point(14.4, 44.4), new Point(14.6, 44.4), new Point(14.6, 44.6), new Point(14.4, 44.6)))));
        assertThat(allPages(Drawn.question(around, 0, 4).put("limit", 1), () -> {}))
                .containsExactly(cage.canonical(), monitor.canonical());
    }

    @Test
    void a_cursor_belongs_to_the_volume_that_it_is_from() {
        var random = new Random(5);
        var square = List.of(
                List.of(new Ring(List.of(new Point(14, 44), new Point(15, 44), new Point(15, 45), new Point(14, 45)))));
        var larger = List.of(List.of(
                new Ring(List.of(new Point(14, 44), new Point(15, 44), new Point(15, 45.5), new Point(14, 45)))));
        for (var i = 0; i < 5; i++) {
            seen(new Point(14.5, 44.5), random);
        }
        var next = Http.body(asking.search(Drawn.question(square, -4, 8).put("limit", 1)))
                .get("next")
                .asText();
        var same = Drawn.question(square, -4, 8).put("cursor", next).put("limit", 4);
        assertThat(Asking.ids(Http.body(asking.search(same)))).hasSize(4);
        for (var other :
                List.of(Drawn.question(larger, -4, 8), Drawn.question(square, -4, 9), Drawn.question(square, -5, 8))) {
            var answer = asking.search(other.put("cursor", next));
            assertThat(answer.getStatusCode()).isEqualTo(400);
            assertThat(Http.body(answer).get("field").asText()).isEqualTo("cursor");
            assertThat(Http.body(answer).get("detail").asText()).contains("the same intersects, low and high");
        }
        var ofABox = asking.volume(Map.of("bbox", "14,44,-4,15,45,8", "cursor", next));
        assertThat(Http.body(ofABox).get("field").asText()).isEqualTo("cursor");
    }

    private static boolean isIn(Position position, List<List<Ring>> shape, ObjectNode question) {
        return position.altitude() >= question.get("low").asDouble()
                && position.altitude() <= question.get("high").asDouble()
                && PlainGround.contains(shape, position.latitude(), position.longitude());
    }

    private PackageId seen(Point point, Random random) {
        var id = packageId(positions.size() + 1);
        move(id, point, random);
        return id;
    }

    private void move(PackageId id, Point point, Random random) {
        var position = at(point, random.nextInt(3) * 4.0 - 4);
        var before = asking.table().newest(id);
        if (before.isEmpty()) {
            asking.stored(registered(id, true), scanned(id, 1, position));
        } else {
            var news = CurrentLocation.of(scanned(id, (int) before.get().version() + 1, position));
            assertThat(asking.table().put(new Projection(new Recorded()).of(before, news)))
                    .isNotNull();
        }
        positions.put(id, position);
    }

    private static Position at(Point point, double altitude) {
        return new Position(point.y(), point.x(), altitude, Optional.empty());
    }

    private List<String> allPages(ObjectNode question, Runnable between) {
        var found = new ArrayList<String>();
        while (true) {
            var answer = asking.search(question);
            assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
            assertThat(answer.getHeaders()).containsEntry("content-type", "application/geo+json");
            var page = Http.body(answer);
            found.addAll(Asking.ids(page));
            if (!page.has("next")) {
                return found;
            }
            question.put("cursor", page.get("next").asText());
            between.run();
        }
    }
}
