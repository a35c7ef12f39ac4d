package io.whereabouts.query.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.epcis.EpcisEvent;
import io.whereabouts.query.given.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Random events and random questions, held against a filter over all events.
class QueryModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void what_a_query_answers_is_what_a_filter_over_all_events_would_in_its_order_and_on_as_many_pages() {
        var random = Seed.random(QueryModelTest.class);
        var partner = new Partner(random);
        var repository = new Repository(40);
        var events = Stream.generate(partner::next).limit(150).toList();
        repository.told(delivered(events, random));

        for (var run = 0; run < 60; run++) {
            var query = PlainQuery.of(partner, random.nextInt(4));
            var asked = new TreeMap<>(query.parameters());
            var byRecord = random.nextBoolean();
            var ascending = random.nextBoolean();
            asked.put("orderBy", byRecord ? "recordTime" : "eventTime");
            asked.put("orderDirection", ascending ? "ASC" : "DESC");
            asked.put("perPage", partner.one(List.of("7", "30", "1000")));

            var found = repository.events(asked);

            var expected = events.stream()
                    .filter(event -> query.holds(json(event), event.recordedAt()))
                    .map(RecordedEvent::event)
                    .map(event -> name(EpcisEvent.read(((EpcisEventCaptured) event).document())))
                    .toList();
            assertThat(found.stream().map(QueryModelTest::name))
                    .as("%s", asked)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(times(found, events, byRecord))
                    .as("%s", asked)
                    .isSortedAccordingTo(ascending ? Comparator.naturalOrder() : Comparator.reverseOrder());
        }
    }

    @Test
    void nothing_is_missed_or_doubled_on_the_pages_while_events_are_added() {
        var random = Seed.random(QueryModelTest.class);
        var partner = new Partner(random);
        for (var run = 0; run < 2; run++) {
            var repository = new Repository();
            var before = Stream.generate(partner::next).limit(60).toList();
            repository.told(before);
            var ascending = run % 2 == 0 ? "ASC" : "DESC";
            var next = Optional.of(Map.of("perPage", "7", "orderDirection", ascending));
            var found = new ArrayList<String>();
            while (next.isPresent()) {
                var answer = repository.ask(next.get());
                Repository.eventsOf(answer).forEach(event -> found.add(name(event)));
                next = Repository.nextOf(answer);
                repository.told(Stream.generate(partner::next).limit(3).toList());
            }
            assertThat(new HashSet<>(found)).hasSameSizeAs(found);
            assertThat(found)
                    .containsAll(before.stream().map(QueryModelTest::nameOf).toList());
        }
    }

    /// In any order, some of them twice.
    private static List<RecordedEvent> delivered(List<RecordedEvent> events, Random random) {
        var deliveries = new ArrayList<>(events);
        deliveries.addAll(events.subList(0, events.size() / 4));
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    private static List<String> times(List<EpcisEvent> found, List<RecordedEvent> events, boolean byRecord) {
        var recorded = new TreeMap<String, String>();
        events.forEach(event -> recorded.put(nameOf(event), Mark.time(event.recordedAt())));
        return found.stream()
                .map(event -> byRecord ? recorded.getOrDefault(name(event), "") : Mark.time(event.eventTime()))
                .toList();
    }

    private static String nameOf(RecordedEvent event) {
        return name(EpcisEvent.read(((EpcisEventCaptured) event.event()).document()));
    }

    private static String name(EpcisEvent event) {
        return event.eventId() + " " + event.isErrorDeclaration();
    }

    private static JsonNode json(RecordedEvent event) {
        try {
            return JSON.readTree(((EpcisEventCaptured) event.event()).document());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
