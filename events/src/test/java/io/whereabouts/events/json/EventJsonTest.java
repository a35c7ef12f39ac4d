package io.whereabouts.events.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RandomEvents;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.Seed;
import java.time.Instant;
import org.axonframework.messaging.eventhandling.annotation.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final EventType SCANNED = EventType.named("PackageScanned");
    private static final RecordedEvent SCAN = Samples.of(SCANNED);

    @Test
    void the_stored_payload_of_a_scan_has_this_form() {
        assertThat(EventJson.payload(SCAN.event())).isEqualTo("""
                {"package":"00106141412345678908",\
                "scan":{"scanner":"scanner-7","session":"0","sequence":1},\
                "position":{"latitude":45.27,"longitude":13.71,"altitude":211.15,"accuracy":4.0},\
                "readPoint":"4140614141000012254A1",\
                "businessStep":"loading","disposition":"in_transit",\
                "scannedAt":"2026-11-01T09:00:00Z","happenedAt":"2026-11-01T10:00:00Z"}""");
    }

    @Test
    void what_is_absent_is_not_written() {
        var least = Json.without(scan(), "/payload/position", "accuracy");
        least = Json.without(Json.without(least, "/payload", "businessStep"), "/payload", "disposition");
        least = Json.without(Json.without(least, "/payload", "readPoint"), "/payload", "scannedAt");
        var recorded = EventJson.recorded(least.toString());
        assertThat(Json.tree(EventJson.detail(recorded))).isEqualTo(least);
        assertThat(EventJson.detail(recorded)).doesNotContain("null");
    }

    @Test
    void the_names_that_axon_stores_are_those_of_the_contract() {
        for (var type : EventType.all()) {
            var axon = type.record().getAnnotation(Event.class);
            assertThat(axon.name()).isEqualTo(type.name());
            assertThat(axon.version()).isEqualTo(type.version());
            assertThat(axon.namespace()).isEqualTo("whereabouts");
            assertThat(EventType.of(Samples.of(type).event())).isEqualTo(type);
        }
        assertThat(EventType.all())
                .extracting(EventType::record)
                .containsExactlyInAnyOrderElementsOf(Samples.all().stream()
                        .map(sample -> sample.event().getClass())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "",
                " ",
                "[]",
                "7",
                "\"PackageScanned\"",
                "true",
                "{",
                "{} {}",
                "nul",
                "{\"type\":\"PackageScanned\"}"
            })
    void what_is_no_detail_is_refused(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventJson.recorded(json))
                .withMessageStartingWith("not a Detail");
    }

    @Test
    void nothing_may_follow_a_detail() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventJson.recorded(scan() + " {}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "", "[]", "7", "{\"package\":null}"})
    void what_is_no_payload_is_refused(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventJson.event("PackageScanned", json))
                .withMessageStartingWith("not a PackageScanned");
    }

    @Test
    void deep_nesting_is_refused_and_does_not_exhaust_the_stack() {
        var deep = "[".repeat(200_000) + "]".repeat(200_000);
        assertThatIllegalArgumentException().isThrownBy(() -> EventJson.recorded(deep));
        assertThatIllegalArgumentException().isThrownBy(() -> EventJson.recorded("{\"payload\":" + deep + "}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventJson.event("PackageScanned", "{\"unknown\":" + deep + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /payload/position/latitude|91|not a PackageScanned: payload.position: latitude must be from -90 to 90 degrees, not 91.0
            /payload/position/altitude|"NaN"|not a PackageScanned: payload.position: altitude must be from -12000 to 100000 metres, not NaN
            /payload/position/altitude|1e999|not a PackageScanned: payload.position: altitude must be from -12000 to 100000 metres, not Infinity
            /payload/package|"00106141412345678909"|not a PackageScanned: payload.package: check digit of SSCC 106141412345678909 must be 8, not 9; scan the label again
            /payload/scan/scanner|"a#b"|not a PackageScanned: payload.scan.scanner: scanner must be 1 to 64 letters, digits or . _ : -, not 'a#b'
            /payload/scan/scanner|7|not a PackageScanned: payload.scan.scanner: must be a string
            /recordedAt|1793527200|not a Detail: recordedAt: must be a string
            /recordedAt|"2026-02-30T10:00:00Z"|not a Detail: recordedAt: no such day or time: 2026-02-30T10:00:00Z; send it like 2026-11-01T10:00:00Z
            /payload|null|not a PackageScanned: null; send a JSON object
            /positions|[null]|not a Detail: positions[0]:
            /eventId|"7"|eventId must be a UUID in lower case, not '7'
            /type|"PackageStolen"|no event is called 'PackageStolen' version '1' here; this code knows PackageRegistered 1, PackageDescribed 1, TrackingStarted 1, TrackingStopped 1, PackageLost 1, PackageFound 1, PackageDelivered 1, PackageClosed 1, PackageScanned 1, PictureAdded 1, Packed 1, Unpacked 1, PackingRetracted 1, ScanRetracted 1, ReadPointDefined 1, ScannerRegistered 1, ScannerRevoked 1, EpcisEventCaptured 1, EpcisCaptureFinished 1; deploy code that knows it, then redrive
            /version|"2"|no event is called 'PackageScanned' version '2' here; this code knows
            """)
    void a_refusal_says_where_and_why(String pointer, String value, String message) {
        var json = scan().toString().replace(scan().at(pointer).toString(), value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventJson.recorded(json))
                .withMessageStartingWith(message);
    }

    @Test
    void an_unknown_type_or_version_is_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventJson.event("PackageLost", "{}"))
                .withMessageContaining("PackageLost");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventJson.event("PackageScanned", "2", EventJson.payload(SCAN.event())))
                .withMessageContaining("'PackageScanned' version '2'");
    }

    @Test
    void values_are_read_in_the_forms_in_which_people_send_them_and_written_in_one() throws Exception {
        var mapper = EventJson.mapper();
        assertThat(mapper.readValue("\"(00)106141412345678908\"", PackageId.class))
                .hasToString("00106141412345678908");
        assertThat(mapper.readValue("\"2026-11-01T12:00:00.5+02:00\"", Instant.class))
                .isEqualTo(Instant.parse("2026-11-01T10:00:00.5Z"));
        assertThat(mapper.writeValueAsString(PackageId.parse("(8004)4000/1"))).isEqualTo("\"80044000/1\"");
    }

    @Test
    void damaged_details_are_refused_with_an_illegal_argument_and_nothing_else() {
        var random = Seed.random("EventJsonTest");
        var events = new RandomEvents(random);
        for (var run = 0; run < 5_000; run++) {
            var detail = new StringBuilder(EventJson.detail(events.next()));
            for (var i = random.nextInt(3); i >= 0; i--) {
                var at = random.nextInt(detail.length());
                detail.replace(at, at + random.nextInt(3), String.valueOf((char) random.nextInt(0x100)));
            }
            try {
                var read = EventJson.recorded(detail.toString());
                assertThat(EventJson.recorded(EventJson.detail(read))).isEqualTo(read);
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).as(detail.toString()).isNotBlank();
            }
        }
    }

    private static JsonNode scan() {
        return Json.tree(EventJson.detail(SCAN));
    }
}
