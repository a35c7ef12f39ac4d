package io.whereabouts.events.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.whereabouts.events.RandomEvents;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.Seed;
import io.whereabouts.events.Text;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventSchemaTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// An identifier is read in every form in which it is written, and the effective time is derived anew.
    private static final Set<String> READ_ALL_THE_SAME = Set.of(
            "/payload/package is not of the pattern: something before it",
            "/payload/package is not of the pattern: a line end after it",
            "/payload/container is not of the pattern: something before it",
            "/payload/container is not of the pattern: a line end after it",
            "/payload/readPoint is not of the pattern: something before it",
            "/payload/readPoint is not of the pattern: a line end after it",
            "/payload/leaves/container is not of the pattern: something before it",
            "/payload/leaves/container is not of the pattern: a line end after it",
            "/effectiveAt is no date-time: 1969-12-31T23:59:59Z");

    static EventType[] types() {
        return EventType.all();
    }

    @Test
    void each_event_has_a_schema_and_each_schema_an_event() throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(getClass().getResource("/io/whereabouts/events/schemas"));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(Arrays.stream(EventType.all())
                            .map(type -> type.name() + "-" + type.version() + ".json")
                            .toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_schema_is_draft_4_and_needs_no_other_document(EventType type) {
        var draft4 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_4.getDialectId()));
        assertThat(Schemas.breaches(draft4, Schemas.text(type))).isEmpty();
        assertThat(Schemas.tree(type).get("$schema").asText()).isEqualTo(SpecificationVersion.DRAFT_4.getDialectId());
        assertThat(Schemas.text(type)).doesNotContain("$ref");
        assertThat(Schemas.text(type).length())
                .as("EventBridge's registry takes 100 KB")
                .isLessThan(100_000);
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_sample_has_all_that_its_schema_describes(EventType type) {
        assertThat(Schemas.breaches(type, EventJson.detail(Samples.of(type)))).isEmpty();
        assertHasEachProperty(Schemas.tree(type), Json.tree(EventJson.detail(Samples.of(type))));
    }

    private static void assertHasEachProperty(JsonNode schema, JsonNode value) {
        assertThat(value.isMissingNode()).as(schema.toString()).isFalse();
        schema.path("properties")
                .properties()
                .forEach(property -> assertHasEachProperty(property.getValue(), value.path(property.getKey())));
        if (schema.has("items")) {
            assertHasEachProperty(schema.get("items"), value.path(0));
        }
    }

    @Test
    void every_event_fits_its_schema_and_reads_back_as_it_was_written() {
        var events = new RandomEvents(Seed.random("EventSchemaTest"));
        for (var run = 0; run < 1_000; run++) {
            var recorded = events.next();
            var type = EventType.of(recorded.event());
            var detail = EventJson.detail(recorded);
            assertThat(Schemas.breaches(type, detail)).as(detail).isEmpty();
            assertThat(EventJson.recorded(detail)).isEqualTo(recorded);
            assertThat(EventJson.event(type.name(), type.version(), EventJson.payload(recorded.event())))
                    .isEqualTo(recorded.event());
        }
    }

    static Stream<Arguments> brokenRules() {
        return Arrays.stream(EventType.all())
                .flatMap(type ->
                        BrokenRules.of(Schemas.tree(type), Json.tree(EventJson.detail(Samples.of(type)))).stream()
                                .map(broken -> Arguments.of(type, broken)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("brokenRules")
    void a_detail_that_breaks_a_rule_fits_neither_its_schema_nor_its_type(EventType type, BrokenRules.Broken broken) {
        var detail = broken.document().toString();
        assertThat(Schemas.breaches(type, detail)).isNotEmpty();
        if (READ_ALL_THE_SAME.contains(broken.rule())) {
            assertThat(EventJson.recorded(detail)).isEqualTo(Samples.of(type));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> EventJson.recorded(detail));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_limits_themselves_fit_both(EventType type) {
        atLimits(Schemas.tree(type), Json.tree(EventJson.detail(Samples.of(type))), "")
                .forEach(detail -> {
                    assertThat(Schemas.breaches(type, detail.toString())).isEmpty();
                    assertThat(EventJson.recorded(detail.toString())).isInstanceOf(RecordedEvent.class);
                });
    }

    private static Stream<JsonNode> atLimits(JsonNode schema, JsonNode document, String at) {
        var limits = Stream.<JsonNode>builder();
        if (schema.has("minimum")) {
            limits.add(schema.get("minimum")).add(schema.get("maximum"));
        }
        if (schema.has("maxLength")) {
            limits.add(JSON.textNode("😀".repeat(schema.get("maxLength").asInt())))
                    .add(JSON.textNode("x"));
        }
        if (schema.has("maxItems") && !schema.has("minItems")) { // copies of one corner are no floor
            var most = JSON.arrayNode();
            for (var i = 0; i < schema.get("maxItems").asInt(); i++) {
                most.add(document.at(at).get(0));
            }
            limits.add(most).add(JSON.arrayNode());
        }
        if (schema.has("enum")) {
            schema.get("enum").forEach(limits::add);
        }
        if (schema.has("format")) {
            limits.add(JSON.textNode("1970-01-01T00:00:00Z")).add(JSON.textNode("9999-12-31T23:59:59.999999999Z"));
        }
        var here = limits.build().map(limit -> Json.with(document, at, limit));
        var properties = schema.path("properties").properties().stream()
                .flatMap(property -> atLimits(property.getValue(), document, at + "/" + property.getKey()));
        var items = schema.has("items") ? atLimits(schema.get("items"), document, at + "/0") : Stream.<JsonNode>empty();
        return Stream.of(here, properties, items).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_a_reader_does_not_know_is_ignored(EventType type) {
        var detail = Json.tree(EventJson.detail(Samples.of(type)));
        addUnknown(detail);
        assertThat(Schemas.breaches(type, detail.toString())).isEmpty();
        assertThat(EventJson.recorded(detail.toString())).isEqualTo(Samples.of(type));
    }

    private static void addUnknown(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.elements().forEachRemaining(EventSchemaTest::addUnknown);
            object.set("fromTheFuture", Json.tree("{\"deep\": [1, null, {}]}"));
        } else if (node instanceof ArrayNode array) {
            array.forEach(EventSchemaTest::addUnknown);
        }
    }

    @Test
    void a_text_has_the_characters_that_its_pattern_allows() {
        var registered = Schemas.tree(EventType.named("PackageRegistered"));
        var pattern = Pattern.compile(
                registered.at("/properties/payload/properties/client/pattern").asText());
        var allowed = pattern.asMatchPredicate(); // not find: its $ passes over a line end, ECMA 262's does not
        var disagreements = IntStream.rangeClosed(0, 0x1FFFF)
                .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .flatMap(character -> Stream.of(character, "a" + character))
                .filter(text -> isText(text) != allowed.test(text));
        assertThat(disagreements).isEmpty();
    }

    private static boolean isText(String text) {
        try {
            return new Text(text).value().equals(text);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
