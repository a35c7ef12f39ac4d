package io.whereabouts.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseTest {
    private static final Path CURRENT = Release.onClassPath("/io/whereabouts/events/schemas");

    static List<Path> samples() {
        return Release.all().stream()
                .flatMap(release -> release.samples().stream())
                .toList();
    }

    static List<Path> lastSchemas() {
        return Release.all().getLast().schemas();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_of_any_release_is_read_and_nothing_in_it_is_lost(Path sample) {
        var detail = Release.text(sample);
        var recorded = EventJson.recorded(detail);
        assertThat(Schemas.breaches(EventType.of(recorded.event()), detail)).isEmpty();
        assertHolds(Json.tree(EventJson.detail(recorded)), Json.tree(detail), "");
    }

    /// While a delivery is under way, and after one that went back, old code reads what new code has written.
    @ParameterizedTest
    @MethodSource("samples")
    void what_a_newer_release_adds_anywhere_is_passed_over(Path sample) {
        var detail = Json.tree(Release.text(sample));
        var newer = detail.deepCopy();
        assertThat(addTo(newer)).isGreaterThan(2);
        assertThat(EventJson.recorded(newer.toString())).isEqualTo(EventJson.recorded(detail.toString()));
    }

    /// @return to how many objects
    private static int addTo(JsonNode node) {
        var added = 0;
        for (var child : node) {
            added += addTo(child);
        }
        if (node instanceof ObjectNode object) {
            object.putObject("addedLater")
                    .put("quantity", 2)
                    .putArray("names")
                    .add("a")
                    .addNull();
            object.putNull("addedLaterAndAbsent");
            added++;
        }
        return added;
    }

    /// Newer code may write more, never less: a renamed field would be read as absent, and nobody would notice.
    private static void assertHolds(JsonNode written, JsonNode sample, String at) {
        if (sample.isContainerNode()) {
            assertThat(written.getNodeType()).as(at).isEqualTo(sample.getNodeType());
            sample.properties()
                    .forEach(property -> assertHolds(
                            written.path(property.getKey()), property.getValue(), at + "/" + property.getKey()));
            for (var i = 0; sample.isArray() && i < sample.size(); i++) {
                assertHolds(written.path(i), sample.get(i), at + "/" + i);
            }
        } else {
            assertThat(written).as(at).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @MethodSource("lastSchemas")
    void a_released_schema_is_there_and_keeps_its_promises(Path released) {
        var current = CURRENT.resolve(released.getFileName());
        assertThat(current)
                .as(
                        "%s was released: put it back; a new form is a new file with the next number",
                        released.getFileName())
                .exists();
        assertThat(Compatibility.breaches(Json.tree(Release.text(released)), Json.tree(Release.text(current))))
                .as(
                        "%s was released as it is in %s, and others read by it: undo the change, or raise the version"
                                + " (EventType, and a new file with the next number beside this one)",
                        released.getFileName(), released)
                .isEmpty();
    }

    @Test
    void each_released_schema_has_samples() {
        for (var release : Release.all()) {
            assertThat(release.schemas()).as(release.toString()).isNotEmpty().allSatisfy(schema -> {
                var type = schema.getFileName().toString().replace(".json", "");
                assertThat(release.samples())
                        .as("samples of %s in release %s", type, release)
                        .anyMatch(sample -> sample.getFileName().toString().startsWith(type + "-"));
            });
        }
    }
}
