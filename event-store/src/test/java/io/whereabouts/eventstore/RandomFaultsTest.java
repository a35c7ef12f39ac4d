package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.CLOSED;
import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.seen;
import static io.whereabouts.eventstore.TestStore.under;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Whatever goes wrong, an append ends in success exactly once, in a conflict that was real, or in an error that says
/// truly what happened. Each seed is a short history; `-Dfaults.seed=n` repeats one, `-Dfaults.seeds=n` runs more.
class RandomFaultsTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final int APPENDS = 8;
    private static final List<String> TAGS = List.of("ship=1", "ship=2", "port=a");

    private enum End {
        WRITTEN,
        CONFLICT,
        CONTENDED,
        FAILED,
        UNSETTLED,
        INVALID
    }

    private final Map<End, Integer> ends = new EnumMap<>(End.class);

    @Test
    void each_append_ends_as_it_says() {
        var seeds = Long.getLong("faults.seed") == null
                ? LongStream.range(0, Integer.getInteger("faults.seeds", 60))
                : LongStream.of(Long.getLong("faults.seed"));
        seeds.forEach(seed -> {
            try {
                run(seed);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("repeat with -Dfaults.seed=%d".formatted(seed), failure);
            }
        });
        if (Long.getLong("faults.seed") == null) {
            assertThat(ends).as("kinds of ends that were seen").containsOnlyKeys(End.values());
        }
    }

    private void run(long seed) {
        var random = new Random(seed);
        var faults = new RandomFaults(seed);
        var client = DYNAMO_DB.client(builder -> builder.addExecutionInterceptor(faults)
                .retryStrategy(StandardRetryStrategy.builder()
                        .maxAttempts(3)
                        .circuitBreakerEnabled(false)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()));
        try (var store = new TestStore(DYNAMO_DB.createEventsTable(), client, jumping(random), longest -> {})) {
            for (var n = 0; n < APPENDS; n++) {
                appendOne(store, faults, random, n);
            }
            assertThatEveryTagIsDense(store);
        }
    }

    private void appendOne(TestStore store, RandomFaults faults, Random random, int n) {
        var read = someTags(random);
        var written = someTags(random);
        var condition = random.nextInt(4) == 0 ? AppendCondition.none() : store.having(each(read));
        var interferes = random.nextInt(4) == 0;
        if (interferes) {
            store.append(AppendCondition.none(), decision(OPENED, "meanwhile", TAGS.get(random.nextInt(TAGS.size()))));
        }
        var before = store.items().size();
        var events = events(random, n, written);
        faults.on();
        var end = end(() -> store.append(condition, events.toArray(TaggedEventMessage[]::new)));
        faults.off();
        ends.merge(end, 1, Integer::sum);
        assertThatItWas(end, store, events, store.items().size() - before, interferes);
    }

    private static List<TaggedEventMessage<?>> events(Random random, int n, List<String> tags) {
        var decision = decision(random.nextBoolean() ? OPENED : CLOSED, "d" + n, tags.toArray(String[]::new));
        var observation = seen("s#" + n, "o" + n, TAGS.get(random.nextInt(TAGS.size())));
        return switch (random.nextInt(8)) {
            case 0 -> List.of(observation);
            case 1 -> List.of(decision, observation);
            case 2 -> List.of(decision(OPENED, "x".repeat(210_000), "ship=1"));
            case 3 ->
                new ArrayList<>(Stream.<TaggedEventMessage<?>>generate(() -> decision(OPENED, "x", "ship=1"))
                        .limit(101)
                        .toList());
            default -> List.of(decision);
        };
    }

    private static End end(Runnable append) {
        try {
            append.run();
            return End.WRITTEN;
        } catch (AppendConflict conflict) {
            return End.CONFLICT;
        } catch (AppendContended contended) {
            return End.CONTENDED;
        } catch (AppendFailed failed) {
            return End.FAILED;
        } catch (AppendUnsettled unsettled) {
            return End.UNSETTLED;
        } catch (EventStoreException invalid) {
            return End.INVALID;
        }
    }

    private static void assertThatItWas(
            End end, TestStore store, List<TaggedEventMessage<?>> events, int added, boolean interfered) {
        var all = events.stream().mapToInt(event -> event.tags().size()).sum();
        switch (end) {
            case WRITTEN -> assertThat(added).as("items of what was written").isEqualTo(all);
            case UNSETTLED -> assertThat(added).as("items of what is unsettled").isIn(0, all);
            case CONFLICT -> {
                assertThat(interfered).as("somebody wrote meanwhile").isTrue();
                assertThat(added).as("items of what was in conflict").isZero();
            }
            case CONTENDED, FAILED ->
                assertThat(added).as("items of what was not written").isZero();
            case INVALID -> {
                assertThat(events.size() > 100
                                || store.items().values().stream()
                                        .noneMatch(item -> text(item, "payload").length() > 200_000))
                        .isTrue();
                assertThat(added).as("items of what cannot be stored").isZero();
            }
        }
    }

    private static void assertThatEveryTagIsDense(TestStore store) {
        for (var tag : TAGS) {
            var positions = store.items().values().stream()
                    .filter(item -> text(item, "tag").equals(tag)
                            && text(item, "position").startsWith("d#"))
                    .map(item -> Positions.number(text(item, "position")))
                    .toList();
            assertThat(positions)
                    .containsExactlyElementsOf(
                            LongStream.range(0, positions.size()).boxed().toList());
        }
    }

    /// Now an hour back, now a day ahead.
    private static Clock jumping(Random random) {
        InstantSource source = () -> Instant.EPOCH.plus(Duration.ofMinutes(random.nextInt(100_000)));
        return source.withZone(ZoneOffset.UTC);
    }

    private static List<String> someTags(Random random) {
        return TAGS.subList(random.nextInt(TAGS.size()), TAGS.size());
    }

    private static EventCriteria each(List<String> tags) {
        return EventCriteria.either(tags.stream().map(tag -> under(tag)).toList());
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return EventItems.text(item, name);
    }
}
