package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static io.whereabouts.query.given.Given.stopped;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.Corner;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.Sgln;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Http;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeAnswerTest {
    private static final PackageId PACKAGE = packageId(1);

    private final Asking asking = Asking.ofANewTable();

    @Test
    void once_tracking_has_stopped_a_package_shows_where_it_was_but_is_in_no_volume() {
        asking.stored(registered(PACKAGE, true), scanned(PACKAGE, 1, MALI_LOSINJ), stopped(PACKAGE, 1));
        var body = Http.body(asking.about(PACKAGE.canonical()));
        assertThat(body.get("tracked").asBoolean()).isFalse();
        assertThat(body.at("/location/status").asText()).isEqualTo("located");
        assertThat(Asking.ids(Http.body(asking.volume(Map.of("bbox", "14.468,44.53,12,14.469,44.531,13")))))
                .isEmpty();
    }

    @Test
    void a_feature_has_three_coordinates_and_what_is_known() throws Exception {
        asking.stored(registered(PACKAGE, true), scanned(PACKAGE, 7, MALI_LOSINJ));
        var response = asking.volume(Map.of("bbox", "14.4686,44.5305,12.5,14.4686,44.5305,12.5"));
        assertThat(response.getHeaders()).containsEntry("content-type", "application/geo+json");
        assertThat(Http.body(response))
                .isEqualTo(new ObjectMapper().readTree("""
                {"type":"FeatureCollection","features":[{"type":"Feature","id":"%s",
                  "geometry":{"type":"Point","coordinates":[14.4686,44.5305,12.5]},
                  "properties":{"digitalLink":"%s","tracked":true,"status":"underway","client":"Adria Shipping","reference":"PO-1",
                   "registeredAt":"2026-11-01T09:00:00Z","accuracy":4.0,"since":"2026-11-01T09:00:07Z",
                   "scannedAt":"2026-11-01T09:00:07Z","recordedAt":"2026-11-01T09:00:07Z","scanner":"van-7",
                   "session":"0","sequence":7,"businessStep":"loading","asOf":"2026-11-01T09:00:07Z"}}]}""".formatted(PACKAGE, PACKAGE.digitalLink())));
        assertThat(Asking.ids(Http.body(asking.volume(Map.of("bbox", "14.4686,44.5305,62.5,14.4686,44.5305,62.5")))))
                .isEmpty();
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
        var response = asking.volume(query);
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(400);
        assertThat(Http.body(response).get("field").asText()).isEqualTo(field);
    }

    @Test
    void a_wrong_value_is_shown_in_characters_that_utf_8_can_hold() {
        var value = "x".repeat(59) + "\uD83D\uDCE6".repeat(9); // a parcel: two chars, one character
        for (var query : List.of(Map.of("bbox", "1,2,3,4,5," + value), Map.of("bbox", "1,2,3,4,5,6", "limit", value))) {
            var body = asking.volume(query).getBody();
            assertThat(UTF_8.newEncoder().canEncode(body)).as(body).isTrue();
            assertThat(body).contains("\uD83D\uDCE6…'");
        }
    }

    @Test
    void a_read_point_that_is_a_room_is_asked_for_by_its_name_as_it_is_defined_now() {
        var room = Sgln.parse("4140614141123452");
        var point = Sgln.parse("4140614141123452254A");
        asking.stored(registered(PACKAGE, true), scanned(PACKAGE, 7, MALI_LOSINJ));
        var knowing = asking.knowing(List.of(
                defined(room, 0, Optional.of(around(40))),
                defined(room, 1, Optional.of(around(44.53))),
                defined(point, 0, Optional.empty())));
        assertThat(Asking.ids(Http.body(knowing.volume(Map.of("within", "(414)0614141123452")))))
                .containsExactly(PACKAGE.canonical());
        assertThat(knowing.volume(Map.of("within", point.canonical())).getStatusCode())
                .isEqualTo(400);
        assertThat(knowing.volume(Map.of("within", "4140614141999996")).getStatusCode())
                .isEqualTo(404);
        assertThat(knowing.volume(Map.of("within", "4140614141123450")).getBody())
                .contains("check digit");
        assertThat(knowing.volume(Map.of("within", room.canonical(), "bbox", "1,2,3,4,5,6"))
                        .getStatusCode())
                .isEqualTo(400);
    }

    private static RecordedEvent defined(Sgln readPoint, int position, Optional<io.whereabouts.events.Volume> volume) {
        return Given.defined(
                new ReadPointDefined(
                        readPoint, Optional.empty(), MALI_LOSINJ, volume, Optional.empty(), nineAnd(1), nineAnd(1)),
                position);
    }

    private static io.whereabouts.events.Volume around(double south) {
        return new io.whereabouts.events.Volume(
                List.of(new Corner(south, 14.46), new Corner(south, 14.47), new Corner(south + 0.01, 14.465)), 12, 13);
    }
}
