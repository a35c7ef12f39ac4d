package io.whereabouts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.Content;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Position;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.Text;
import io.whereabouts.events.WriteToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The document's limits are those of the contract: its constants, and the events' JSON Schemas, which have tests of
/// their own. Those of the handlers are compared in command-side and query-side.
class LimitsTest {
    private static final Document DOCUMENT = Document.written();
    private static final JsonNode SCAN = payload("PackageScanned");

    @Test
    void identifiers_scanners_events_and_words_have_the_form_that_events_give_them() {
        assertSame("Identifier", SCAN.path("package"), "pattern");
        assertSame("Scanner", SCAN.at("/scan/properties/scanner"), "pattern");
        assertSame("Session", SCAN.at("/scan/properties/session"), "pattern");
        assertSame("Sequence", SCAN.at("/scan/properties/sequence"), "minimum", "maximum");
        assertSame("BusinessStep", SCAN.path("businessStep"), "enum");
        assertSame("Disposition", SCAN.path("disposition"), "enum");
        assertSame("Utc", SCAN.path("happenedAt"), "pattern");
        assertSame("EventId", schema("PackageScanned").at("/properties/eventId"), "pattern");
        var picture = payload("PictureAdded");
        assertSame("PictureId", picture.path("picture"), "pattern");
        assertSame("PictureSide", picture.path("width"), "minimum", "maximum");
        assertSame("PictureFormat", picture.at("/uploaded/properties/contentType"), "enum");
        assertSame("PictureSize", picture.at("/uploaded/properties/size"), "minimum", "maximum");
        assertSame("Sha256", picture.at("/uploaded/properties/sha256"), "pattern");
        for (var axis : List.of("latitude", "longitude", "altitude", "accuracy")) {
            var ours = DOCUMENT.schema("Position").path("properties").path(axis);
            var theirs = SCAN.at("/position/properties").path(axis);
            assertThat(ours.path("minimum")).as(axis).isEqualTo(theirs.path("minimum"));
            assertThat(ours.path("maximum")).as(axis).isEqualTo(theirs.path("maximum"));
        }
    }

    @Test
    void numbers_are_the_constants_of_the_contract() {
        assertThat(DOCUMENT.schema("Line").path("maxLength").asInt()).isEqualTo(Text.LONGEST);
        assertThat(DOCUMENT.schema("Token").path("maxLength").asInt()).isEqualTo(WriteToken.LONGEST);
        assertThat(DOCUMENT.schema("Contents").path("maxItems").asInt()).isEqualTo(PackageRegistered.MOST_CONTENTS);
        assertThat(DOCUMENT.schema("Content").at("/properties/quantity/maximum").asInt())
                .isEqualTo(Content.GREATEST_QUANTITY);
        assertThat(DOCUMENT.schema("Sequence").path("maximum").asLong()).isEqualTo(ScanId.GREATEST_SEQUENCE);
        var position = DOCUMENT.schema("Position").path("properties");
        assertThat(position.at("/altitude/minimum").asDouble()).isEqualTo(Position.LOWEST);
        assertThat(position.at("/altitude/maximum").asDouble()).isEqualTo(Position.HIGHEST);
        assertThat(position.at("/accuracy/maximum").asDouble()).isEqualTo(Position.COARSEST);
    }

    private static void assertSame(String name, JsonNode theirs, String... keywords) {
        for (var keyword : keywords) {
            assertThat(theirs.has(keyword)).isTrue();
            assertThat(DOCUMENT.schema(name).path(keyword)).as(name).isEqualTo(theirs.path(keyword));
        }
    }

    private static JsonNode payload(String event) {
        return schema(event).at("/properties/payload/properties");
    }

    private static JsonNode schema(String event) {
        var path = "/io/whereabouts/events/schemas/%s-1.json".formatted(event);
        try (var stream = Objects.requireNonNull(LimitsTest.class.getResourceAsStream(path))) {
            return Document.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
