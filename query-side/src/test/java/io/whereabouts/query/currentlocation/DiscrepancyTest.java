package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Somebody goes through a room and scans what is there.
class DiscrepancyTest {
    private static final String COUNT = "count-1";
    private static final String ROOM = "14.468,44.53,12,14.469,44.531,13";
    private static final Position ELSEWHERE = new Position(44.9, 14.4, 3, Optional.empty());
    private static final PackageId BOX = packageId(1);
    private static final PackageId OTHER = packageId(2);
    private static final PackageId PALLET = packageId(3);

    private final Asking asking = Asking.ofANewTable();

    @Test
    void what_should_be_there_was_seen_or_is_missing() {
        asking.stored(registered(BOX, true), seen(BOX, "arrival", 1, MALI_LOSINJ), seen(BOX, COUNT, 10, MALI_LOSINJ));
        asking.stored(registered(OTHER, true), seen(OTHER, "arrival", 2, MALI_LOSINJ));
        var report = report(Map.of("bbox", ROOM));
        assertThat(ids(report, "confirmed")).containsExactly(BOX);
        assertThat(ids(report, "missing")).containsExactly(OTHER);
        assertThat(ids(report, "unexpected")).isEmpty();
        assertThat(report.at("/missing/0/location/session").asText()).isEqualTo("arrival");
    }

    @Test
    void what_should_have_been_elsewhere_or_was_never_seen_is_unexpected() {
        asking.stored(registered(BOX, true), seen(BOX, "arrival", 1, ELSEWHERE), seen(BOX, COUNT, 10, MALI_LOSINJ));
        asking.stored(registered(OTHER, true), seen(OTHER, COUNT, 11, MALI_LOSINJ));
        var report = report(Map.of("bbox", ROOM));
        assertThat(ids(report, "unexpected")).containsExactlyInAnyOrder(BOX, OTHER);
        assertThat(ids(report, "confirmed")).isEmpty();
    }

    @Test
    void what_is_packed_into_something_elsewhere_is_unexpected() {
        asking.stored(registered(PALLET, true), seen(PALLET, "arrival", 1, ELSEWHERE));
        asking.stored(registered(BOX, true), packed(2), seen(BOX, COUNT, 10, MALI_LOSINJ));
        assertThat(ids(report(Map.of("bbox", ROOM)), "unexpected")).containsExactly(BOX);
    }

    @Test
    void what_has_been_seen_elsewhere_since_is_not_missing() {
        asking.stored(registered(BOX, true), seen(BOX, "arrival", 1, MALI_LOSINJ), seen(BOX, "ferry", 10, ELSEWHERE));
        assertThat(report(Map.of("bbox", ROOM)).toString())
                .isEqualTo("{\"missing\":[],\"unexpected\":[],\"confirmed\":[]}");
    }

    @Test
    void a_container_that_was_seen_vouches_for_what_is_in_it() {
        asking.stored(
                registered(PALLET, true),
                seen(PALLET, "arrival", 1, MALI_LOSINJ),
                seen(PALLET, COUNT, 10, MALI_LOSINJ));
        asking.stored(registered(BOX, true), packed(2));
        assertThat(ids(report(Map.of("bbox", ROOM)), "confirmed")).containsExactly(PALLET, BOX);
    }

    @Test
    void what_was_before_is_given_the_benefit_of_the_doubt_when_it_is_forgotten() {
        var scans = new ArrayList<>(List.of(registered(BOX, true), seen(BOX, "arrival", 1, ELSEWHERE)));
        IntStream.range(10, 14).forEach(second -> scans.add(seen(BOX, COUNT, second, MALI_LOSINJ)));
        asking.stored(scans.toArray(RecordedEvent[]::new));
        assertThat(ids(report(Map.of("bbox", ROOM)), "confirmed")).containsExactly(BOX);
    }

    @Test
    void what_is_in_a_container_of_which_what_was_before_is_forgotten_is_given_it_as_well() {
        var scans = new ArrayList<>(List.of(registered(PALLET, true), seen(PALLET, "arrival", 1, ELSEWHERE)));
        IntStream.range(10, 14).forEach(second -> scans.add(seen(PALLET, COUNT, second, MALI_LOSINJ)));
        asking.stored(scans.toArray(RecordedEvent[]::new));
        asking.stored(registered(BOX, true), packed(2));
        assertThat(ids(report(Map.of("bbox", ROOM)), "confirmed")).containsExactly(PALLET, BOX);
    }

    @Test
    void in_a_container_each_has_to_be_seen_itself() {
        asking.stored(registered(PALLET, true), seen(PALLET, COUNT, 10, MALI_LOSINJ));
        asking.stored(registered(BOX, true), packed(2));
        asking.stored(registered(OTHER, true), packed(OTHER, 3), seen(OTHER, COUNT, 11, MALI_LOSINJ));
        var report = report(Map.of("container", PALLET.canonical()));
        assertThat(ids(report, "missing")).containsExactly(BOX);
        assertThat(ids(report, "confirmed")).containsExactly(OTHER);
    }

    @Test
    void pages_say_of_each_package_once_what_it_is() {
        for (var n = 10; n < 20; n++) {
            asking.stored(
                    registered(packageId(n), true),
                    seen(packageId(n), "arrival", n, MALI_LOSINJ),
                    seen(packageId(n), n % 2 == 0 ? COUNT : "walk", 100 + n, MALI_LOSINJ));
        }
        var found = new ArrayList<PackageId>();
        var query = new HashMap<>(Map.of("bbox", ROOM, "limit", "3"));
        for (var page = report(query); ; page = report(query)) {
            found.addAll(ids(page, "missing"));
            found.addAll(ids(page, "confirmed"));
            if (!page.has("next")) {
                break;
            }
            query.put("cursor", page.get("next").asText());
        }
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(10, 20).mapToObj(Given::packageId).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "bbox, '1,2,3', bbox",
        "within, 0614141, within",
        "container, monitor, container",
        "nested, true, nested",
        "limit, 5, within"
    })
    void a_wrong_question_is_answered_with_the_parameter_that_is_to_blame(String name, String value, String field) {
        var response = ask("gate-1", Map.of(name, value));
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(Http.body(response).get("field").asText()).isEqualTo(field);
    }

    @Test
    void two_places_at_once_and_scanners_that_cannot_be_are_refused() {
        assertThat(Http.body(ask("gate-1", Map.of("bbox", ROOM, "container", PALLET.canonical())))
                        .get("field")
                        .asText())
                .isEqualTo("container");
        assertThat(Http.body(ask("gate#1", Map.of())).get("field").asText()).isEqualTo("scanner");
    }

    private static RecordedEvent seen(PackageId id, String session, int second, Position position) {
        var scan = new ScanId(new ScannerId("gate-1"), new SessionId(session), second);
        return Given.item(
                new PackageScanned(id, scan, position, Optional.empty(), Optional.empty(), nineAnd(second)), second);
    }

    private static RecordedEvent packed(int second) {
        return packed(BOX, second);
    }

    private static RecordedEvent packed(PackageId id, int second) {
        var leaves = Packing.in(PALLET, nineAnd(second), nineAnd(second));
        return Given.item(new Packed(id, PALLET, Optional.of(leaves), nineAnd(second), nineAnd(second)), second);
    }

    private static List<PackageId> ids(JsonNode report, String finding) {
        return StreamSupport.stream(report.get(finding).spliterator(), false)
                .map(each -> PackageId.parse(each.get("package").asText()))
                .toList();
    }

    private JsonNode report(Map<String, String> query) {
        var response = ask("gate-1", query);
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        return Http.body(response);
    }

    private APIGatewayV2HTTPResponse ask(String scanner, Map<String, String> query) {
        return asking.get(
                "GET /scanners/{scanner}/sessions/{session}/discrepancies",
                Map.of("scanner", scanner, "session", COUNT),
                query);
    }
}
