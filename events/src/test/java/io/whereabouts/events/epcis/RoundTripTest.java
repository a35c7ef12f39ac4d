package io.whereabouts.events.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.Seed;
import io.whereabouts.events.epcis.QueryDocument.Found;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");
    private static final Pattern LITERAL = Pattern.compile("(?<=[:\\[, ])-?[0-9][0-9.eE+-]*(?=[,\\]} ])");

    @Test
    void whatever_is_captured_comes_back_and_can_be_captured_again() {
        var random = new RandomEpcisEvents(Seed.random("RoundTripTest"));
        for (var run = 0; run < 500; run++) {
            var sent = random.document(1 + run % 5);
            var events = Gs1ExamplesTest.wellformed(EpcisDocument.read(sent));
            var answer = QueryDocument.of(Gs1ExamplesTest.found(events), TEN);

            assertThat(Gs1ExamplesTest.wellformed(EpcisDocument.read(answer.text())))
                    .as(sent)
                    .isEqualTo(events);
            assertThat(numbers(answer.text()))
                    .as(sent)
                    .isEqualTo(numbers(Json.read(sent).text()));
            for (var event : events) {
                assertThat(EpcisEvent.read(event.text())).isEqualTo(event);
                assertThat(EpcisEvent.read(
                                QueryDocument.of(new Found(event, TEN)).text()))
                        .isEqualTo(event);
            }
        }
    }

    @Test
    void every_answer_fits_GS1s_schema() {
        var schema = Gs1Schema.schema();
        var random = new RandomEpcisEvents(Seed.random("RoundTripTest"));
        for (var run = 0; run < 200; run++) {
            var sent = random.document(3);
            var events = Gs1ExamplesTest.wellformed(EpcisDocument.read(sent));
            assertThat(Gs1Schema.breaches(
                            schema,
                            QueryDocument.of(Gs1ExamplesTest.found(events), TEN).text()))
                    .as(sent)
                    .isEmpty();
        }
    }

    @Test
    void a_prefix_that_means_two_things_stays_with_its_event() {
        var one = EpcisEvent.read(event("http://one.example/"));
        var other = EpcisEvent.read(event("http://other.example/"));

        var answer = QueryDocument.of(Gs1ExamplesTest.found(List.of(one, other)), TEN);

        assertThat(Gs1ExamplesTest.wellformed(EpcisDocument.read(answer.text())))
                .containsExactly(one, other);
        assertThat(one.eventId()).isNotEqualTo(other.eventId());
    }

    private static String event(String namespace) {
        return """
                {"@context": {"x": "%s"}, "type": "ObjectEvent", "action": "OBSERVE", "epcList": [],
                 "eventTime": "2026-11-01T10:00:00Z", "eventTimeZoneOffset": "+00:00", "x:y": 1}""".formatted(namespace);
    }

    /// Each literal as it stands in the text.
    private static Set<String> numbers(String text) {
        return LITERAL.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
