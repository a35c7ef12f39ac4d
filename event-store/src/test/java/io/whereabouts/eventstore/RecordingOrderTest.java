package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.CLOSED;
import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecordingOrderTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");

    private final TestStore store = new TestStore(DYNAMO_DB);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everything_comes_once_in_the_order_of_recording() {
        at(TEN.plusSeconds(1), decision(OPENED, "second", "ship=1", "port=a"), decision(CLOSED, "third", "port=a"));
        at(TEN, seen("s#1", "first", "ship=2"));
        at(TEN.plusSeconds(2), decision(OPENED, "fourth", "ship=1"));
        var engine = streaming(4);
        var first = engine.firstToken(null).join();
        assertThat(texts(engine, first)).containsExactly("first", "second", "third", "fourth");
        assertThat(texts(engine, engine.tokenAt(TEN.plusSeconds(1), null).join()))
                .containsExactly("second", "third", "fourth");
        assertThat(texts(engine, engine.latestToken(null).join())).isEmpty();
    }

    @Test
    void a_token_of_another_store_is_refused() {
        var stream = streaming(1).stream(StreamingCondition.startingFrom(new GlobalSequenceTrackingToken(3)), null);
        assertThat(stream.error().orElseThrow()).hasMessageContaining("use one that it gave");
    }

    @Test
    void more_than_was_asked_for_is_not_held() {
        at(TEN, decision(OPENED, "one", "ship=1"), decision(OPENED, "two", "ship=1"));
        assertThat(streaming(1).latestToken(null))
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(EventStoreException.class)
                .withMessageContaining("more than the 1 events that may be streamed");
    }

    @Test
    void a_store_that_does_not_offer_it_says_what_to_use_instead() {
        for (var token : List.of(
                store.engine.firstToken(null), store.engine.latestToken(null), store.engine.tokenAt(TEN, null))) {
            assertThat(token)
                    .failsWithin(Duration.ZERO)
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("follow the table's stream");
        }
        var stream = store.engine.stream(StreamingCondition.startingFrom(RecordingToken.BEGINNING), null);
        assertThat(stream.error().orElseThrow()).hasMessageContaining("rebuild from a TableScan or TableExport");
    }

    private void at(Instant time, TaggedEventMessage<?>... events) {
        try (var writer =
                new TestStore(store.table, DYNAMO_DB.client(), Clock.fixed(time, ZoneOffset.UTC), longest -> {})) {
            writer.append(AppendCondition.none(), events);
        }
    }

    private DynamoDbEventStorageEngine streaming(int events) {
        return TestStore.builder(store.client, store.table)
                .streamingUpTo(events)
                .build();
    }

    private static List<String> texts(DynamoDbEventStorageEngine engine, TrackingToken from) {
        var texts = new ArrayList<String>();
        var stream = engine.stream(StreamingCondition.startingFrom(from), null);
        for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
            texts.add(TestStore.text(entry.get().message()));
        }
        return texts;
    }
}
