package io.whereabouts.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.eventstore.DecisionLog.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MergedDecisionsTest {
    private static final long SEED = Optional.ofNullable(Long.getLong("seed")).orElseGet(System::nanoTime);

    @RepeatedTest(20)
    void every_event_once_in_the_order_of_each_tag_whatever_the_clocks_say(RepetitionInfo run) {
        var seed = SEED + run.getCurrentRepetition();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var tags = new TreeMap<String, List<StoredEvent>>(
                Map.of("a", new ArrayList<>(), "b", new ArrayList<>(), "c", new ArrayList<>()));
        for (var n = 0; n < 60; n++) {
            var positions = new TreeMap<String, Long>();
            tags.forEach((tag, events) -> {
                if (random.nextInt(3) == 0) {
                    positions.put(tag, (long) events.size());
                }
            });
            if (positions.isEmpty()) {
                continue;
            }
            var event = event("e" + n, random.nextInt(10), positions);
            positions
                    .keySet()
                    .forEach(tag -> Objects.requireNonNull(tags.get(tag)).add(event));
        }
        var merged = MergedDecisions.of(tags.entrySet().stream()
                .map(tag -> new Slice(tag.getKey(), tag.getValue().size(), tag.getValue()))
                .toList());
        assertThat(merged).doesNotHaveDuplicates();
        tags.forEach((tag, events) -> assertThat(
                        merged.stream().filter(event -> event.positions().containsKey(tag)))
                .as("seed %d, tag %s", seed, tag)
                .containsExactlyElementsOf(events));
    }

    @Test
    void an_event_that_one_tag_was_read_too_early_to_have_is_there_all_the_same() {
        var first = event("first", 0, Map.of("a", 0L));
        var both = event("both", 1, Map.of("a", 1L, "b", 0L));
        assertThat(MergedDecisions.of(List.of(new Slice("a", 1, List.of(first)), new Slice("b", 1, List.of(both)))))
                .containsExactly(first, both);
    }

    @Test
    void tags_that_contradict_each_other_are_an_error_and_not_a_loop() {
        var one = event("one", 0, Map.of("a", 0L, "b", 1L));
        var two = event("two", 0, Map.of("a", 1L, "b", 0L));
        assertThatThrownBy(() -> MergedDecisions.of(
                        List.of(new Slice("a", 2, List.of(one, two)), new Slice("b", 2, List.of(two, one)))))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("contradict");
    }

    @Test
    void heads_that_were_read_in_several_steps_keep_the_lowest_of_each_tag() {
        var one = new TagHeads(Map.of("a", 3L, "b", 5L));
        var two = new TagHeads(Map.of("b", 4L, "c", 0L));
        assertThat(one.lowerBound(two)).isEqualTo(new TagHeads(Map.of("a", 3L, "b", 4L, "c", 0L)));
        assertThat(one.upperBound(two)).isEqualTo(new TagHeads(Map.of("a", 3L, "b", 5L, "c", 0L)));
    }

    private static StoredEvent event(String id, int second, Map<String, Long> positions) {
        var recordedAt = Instant.ofEpochSecond(second);
        return new StoredEvent(
                new GenericEventMessage(id, new MessageType("x", "Y", "1"), "{}", Map.of(), recordedAt),
                recordedAt,
                0,
                positions);
    }
}
