package io.whereabouts.events.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.epcis.EpcisDocument.Element;
import io.whereabouts.events.epcis.QueryDocument.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The documents that GS1 publishes with the standard.
class Gs1ExamplesTest {
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void each_comes_back_equal_up_to_the_order_of_keys_and_the_form_of_identifiers() {
        for (var example : Gs1Schema.examples()) {
            var sent = (Json.Obj) Json.read(Gs1Schema.text(example));
            var events = wellformed(EpcisDocument.read(sent.text()));
            var answer = QueryDocument.of(found(events), TEN);

            assertThat(asEventList(answer)).isEqualTo(asLinks(asEventList(sent)));
            var context = ((Json.Arr) answer.get("@context").orElseThrow()).elements();
            assertThat(context.subList(1, context.size()))
                    .isSubsetOf(((Json.Arr) sent.get("@context").orElseThrow()).elements());
        }
    }

    @Test
    void each_answer_fits_GS1s_schema_and_can_be_captured_again() {
        var schema = Gs1Schema.schema();
        for (var example : Gs1Schema.examples()) {
            var events = wellformed(EpcisDocument.read(Gs1Schema.text(example)));
            var answer = QueryDocument.of(found(events), TEN);

            assertThat(Gs1Schema.breaches(schema, answer.text())).isEmpty();
            assertThat(wellformed(EpcisDocument.read(answer.text()))).isEqualTo(events);
            for (var event : events) {
                assertThat(Gs1Schema.breaches(
                                schema, QueryDocument.of(new Found(event, TEN)).text()))
                        .isEmpty();
            }
        }
    }

    static List<EpcisEvent> wellformed(EpcisDocument document) {
        var events = new ArrayList<EpcisEvent>();
        for (var element : document.elements()) {
            assertThat(element).isInstanceOf(Element.Wellformed.class);
            events.add(((Element.Wellformed) element).event());
        }
        return events;
    }

    static List<Found> found(List<EpcisEvent> events) {
        return events.stream().map(event -> new Found(event, TEN)).toList();
    }

    /// Without `recordTime`, which is the repository's to say.
    private static List<Json> asEventList(Json.Obj document) {
        var body = (Json.Obj) document.get("epcisBody").orElseThrow();
        if (body.get("queryResults").isPresent()) {
            var results = (Json.Obj) body.get("queryResults").orElseThrow();
            body = (Json.Obj) results.get("resultsBody").orElseThrow();
        }
        return body.list("eventList").stream()
                .<Json>map(event -> ((Json.Obj) event).without("recordTime"))
                .toList();
    }

    /// Every EPC URN as its Digital Link, by [Gs1Uri], which [Gs1UriTest] holds against published pairs.
    private static List<Json> asLinks(List<Json> events) {
        return events.stream().map(Gs1ExamplesTest::asLinks).toList();
    }

    private static Json asLinks(Json value) {
        return switch (value) {
            case Json.Obj object -> {
                var fields = new TreeMap<String, Json>();
                object.fields().forEach((name, field) -> fields.put(name, asLinks(field)));
                yield new Json.Obj(fields);
            }
            case Json.Arr array ->
                new Json.Arr(
                        array.elements().stream().map(Gs1ExamplesTest::asLinks).toList());
            case Json.Str string -> new Json.Str(Gs1Uri.link(string.value()));
            default -> value;
        };
    }
}
