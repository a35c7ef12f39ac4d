package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.Unpacked;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ContainersTest {
    private static final PackageId PACKAGE = packageId(1);
    private static final PackageId BOX = packageId(2);
    private static final PackageId PALLET = packageId(3);
    private static final Position ELSEWHERE = new Position(44.5405, 14.4786, 2, Optional.empty());
    private static final String HERE = "14.468,44.53,12,14.469,44.531,13";
    private static final String THERE = "14.478,44.54,1,14.479,44.541,3";

    private final Asking asking = Asking.ofANewTable();

    @Test
    void moving_a_pallet_moves_what_is_in_it_with_one_write() {
        asking.stored(registered(PACKAGE, true), scanned(PACKAGE, 1, MALI_LOSINJ), in(PACKAGE, BOX, 2));
        asking.stored(registered(BOX, true), in(BOX, PALLET, 3));
        asking.stored(registered(PALLET, true), scanned(PALLET, 4, MALI_LOSINJ));
        assertThat(found(HERE)).containsExactlyInAnyOrder(PACKAGE, BOX, PALLET);

        var before = asking.table().newest(PALLET).orElseThrow();
        var moved = before.location().join(CurrentLocation.of(scanned(PALLET, 9, ELSEWHERE)));
        asking.table().put(new Row(moved, Optional.empty(), 2));

        assertThat(found(HERE)).isEmpty();
        assertThat(found(THERE)).containsExactlyInAnyOrder(PACKAGE, BOX, PALLET);
        var location = location(PACKAGE);
        assertThat(location.at("/position/altitude").asDouble()).isEqualTo(2);
        assertThat(location.get("seen").asText()).isEqualTo(PALLET.canonical());
        assertThat(location.get("since").asText()).isEqualTo("2026-11-01T09:00:09Z");
        assertThat(asking.table().newest(PACKAGE).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void what_was_itself_seen_since_it_was_packed_is_where_it_was_seen_until_its_container_is() {
        asking.stored(registered(PACKAGE, true), in(PACKAGE, BOX, 2), scanned(PACKAGE, 6, ELSEWHERE));
        asking.stored(registered(BOX, true), scanned(BOX, 5, MALI_LOSINJ));
        assertThat(found(HERE)).containsExactly(BOX);
        assertThat(found(THERE)).containsExactly(PACKAGE);

        var before = asking.table().newest(BOX).orElseThrow();
        var again = before.location().join(CurrentLocation.of(scanned(BOX, 7, MALI_LOSINJ)));
        asking.table().put(new Row(again, Optional.empty(), 2));

        assertThat(found(HERE)).containsExactlyInAnyOrder(BOX, PACKAGE);
        assertThat(found(THERE)).isEmpty();
    }

    @Test
    void what_was_unpacked_and_not_seen_since_is_nowhere_and_was_last_seen_somewhere() {
        var unpacked = Given.item(
                new Unpacked(PACKAGE, BOX, Optional.of(Packing.out(nineAnd(5), nineAnd(5))), nineAnd(5), nineAnd(5)),
                5);
        asking.stored(registered(PACKAGE, true), scanned(PACKAGE, 1, MALI_LOSINJ), in(PACKAGE, BOX, 2), unpacked);
        assertThat(location(PACKAGE).get("status").asText()).isEqualTo("unknown");
        assertThat(location(PACKAGE).get("since").asText()).isEqualTo("2026-11-01T09:00:05Z");
        assertThat(location(PACKAGE).at("/lastSeen/position/altitude").asDouble())
                .isEqualTo(MALI_LOSINJ.altitude());
        assertThat(found(HERE)).isEmpty();
    }

    @Test
    void a_box_that_nobody_tracks_is_in_no_volume_but_what_is_in_it_is() {
        asking.stored(registered(PACKAGE, true), in(PACKAGE, BOX, 2));
        asking.stored(registered(BOX, false), in(BOX, PALLET, 3));
        asking.stored(registered(PALLET, true), scanned(PALLET, 4, MALI_LOSINJ));
        assertThat(found(HERE)).containsExactlyInAnyOrder(PACKAGE, PALLET);
    }

    @Test
    void contents_are_listed_directly_or_all_the_way_down() {
        asking.stored(registered(PACKAGE, true), scanned(PACKAGE, 9, ELSEWHERE), in(PACKAGE, BOX, 2));
        asking.stored(registered(BOX, true), in(BOX, PALLET, 3));
        asking.stored(registered(packageId(4), true), in(packageId(4), PALLET, 3));
        asking.stored(registered(PALLET, true), scanned(PALLET, 4, MALI_LOSINJ));
        assertThat(contents(PALLET, Map.of())).containsExactly(BOX, packageId(4));
        assertThat(contents(PALLET, Map.of("nested", "true"))).containsExactly(BOX, PACKAGE, packageId(4));
        assertThat(contents(PALLET, Map.of("nested", "true", "limit", "1")))
                .containsExactly(BOX, PACKAGE, packageId(4));
        assertThat(contents(PACKAGE, Map.of())).isEmpty();
        assertThat(asking.get("GET /packages/{id}/contents", id(PALLET), Map.of("nested", "yes"))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(asking.get("GET /packages/{id}/contents", id(packageId(9)), Map.of())
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void pages_go_on_inside_of_a_container_and_after_it() {
        asking.stored(registered(PALLET, true), scanned(PALLET, 4, MALI_LOSINJ));
        asking.stored(registered(packageId(900), true), scanned(packageId(900), 4, MALI_LOSINJ));
        var expected = new ArrayList<>(List.of(PALLET, packageId(900)));
        IntStream.range(10, 260).forEach(n -> {
            var container = n % 10 == 0 ? PALLET : packageId(n - n % 10);
            asking.stored(registered(packageId(n), true), in(packageId(n), container, 5));
            expected.add(packageId(n));
        });
        for (var limit : List.of(7, 100, 1_000)) {
            assertThat(found(HERE, limit)).as("by %d", limit).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(contents(PALLET, Map.of("nested", "true", "limit", "9"))).hasSize(250);
        assertThat(contents(PALLET, Map.of("limit", "9"))).hasSize(25);
    }

    @Test
    void packages_are_found_by_client_and_by_reference() {
        IntStream.range(0, 25)
                .forEach(n -> asking.stored(registered(packageId(n), true), scanned(packageId(n), 1, MALI_LOSINJ)));
        assertThat(listed("GET /packages", Map.of(), Map.of("client", "Adria Shipping", "limit", "10")))
                .hasSize(25)
                .doesNotHaveDuplicates();
        assertThat(listed("GET /packages", Map.of(), Map.of("reference", "PO-1")))
                .hasSize(25);
        assertThat(listed("GET /packages", Map.of(), Map.of("reference", "PO-1", "client", "Kontor AG")))
                .isEmpty();
        assertThat(listed("GET /packages", Map.of(), Map.of("reference", "PO-2")))
                .isEmpty();
        assertThat(asking.volume(Map.of("client", "")).getStatusCode()).isEqualTo(400);
        assertThat(asking.volume(Map.of("client", "A", "bbox", HERE)).getStatusCode())
                .isEqualTo(400);
    }

    private static RecordedEvent in(PackageId id, PackageId container, int second) {
        var at = nineAnd(second);
        return Given.item(new Packed(id, container, Optional.of(Packing.in(container, at, at)), at, at), second);
    }

    private JsonNode location(PackageId id) {
        return Http.body(asking.about(id.canonical())).get("location");
    }

    private List<PackageId> found(String bbox) {
        return found(bbox, 100);
    }

    private List<PackageId> found(String bbox, int limit) {
        var query = new HashMap<>(Map.of("bbox", bbox, "limit", Integer.toString(limit)));
        var found = new ArrayList<PackageId>();
        while (true) {
            var page = Http.body(asking.volume(query));
            Asking.ids(page).forEach(id -> found.add(PackageId.parse(id)));
            if (!page.has("next")) {
                return found;
            }
            query.put("cursor", page.get("next").asText());
        }
    }

    private List<PackageId> contents(PackageId container, Map<String, String> query) {
        return listed("GET /packages/{id}/contents", id(container), query);
    }

    private List<PackageId> listed(String route, Map<String, String> path, Map<String, String> parameters) {
        var query = new HashMap<>(parameters);
        var listed = new ArrayList<PackageId>();
        while (true) {
            var answer = asking.get(route, path, query);
            assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
            var page = Http.body(answer);
            StreamSupport.stream(page.get("packages").spliterator(), false)
                    .map(one -> PackageId.parse(one.get("package").asText()))
                    .forEach(listed::add);
            if (!page.has("next")) {
                return listed;
            }
            query.put("cursor", page.get("next").asText());
        }
    }

    private static Map<String, String> id(PackageId id) {
        return Map.of("id", id.canonical());
    }
}
