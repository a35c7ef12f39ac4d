package io.whereabouts.eventstore;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.AxonException;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Axon Framework's events in one DynamoDB table. See the README for the stored items, and for the consistency, the
/// requests and the limits of each call.
public final class DynamoDbEventStorageEngine implements EventStorageEngine {
    private final String table;
    private final ObservationKeys keys;
    private final DecisionLog log;
    private final EventPreparation preparation;
    private final DecisionWriter writer;
    private final EventItems format;
    private final ObservationAppend observations;
    private final Supplier<UUID> ids;
    private final Clock clock;

    /// @param converter to and from a JSON text, such as a `DelegatingEventConverter` of a `JacksonConverter`
    /// @param keys which events are observations, and their natural keys; their payloads are values (records), so
    ///             that an equal one is known as the same observation
    /// @param clock says when an event was recorded
    /// @param ids tokens of transactions, no two alike; the id of a decision is its message's identifier
    /// @param namespace of the event types, such as `whereabouts`; a type within it is stored by its local name
    /// @param executor writes the observations of one append at the same time; its bound is the number of requests
    public DynamoDbEventStorageEngine(
            DynamoDbClient client,
            String tableName,
            EventConverter converter,
            ObservationKeys keys,
            Clock clock,
            Supplier<UUID> ids,
            String namespace,
            Executor executor) {
        this.table = tableName;
        this.keys = keys;
        this.format = new EventItems(new TypeNames(namespace), converter);
        this.log = new DecisionLog(client, tableName, format);
        this.writer = new DecisionWriter(client, tableName);
        this.observations = new ObservationAppend(client, tableName, format, executor);
        this.preparation = new EventPreparation(format, keys);
        this.ids = ids;
        this.clock = clock;
    }

    /// Decisions of one append are written all or none, and only if nothing that the condition's criteria match has
    /// been appended since. Observations are written whatever the condition says, each by itself.
    ///
    /// @return fails with [EventStoreException] if the events or criteria cannot be stored as asked; the commit
    ///         fails with [AppendConflict], [AppendContended], [ConflictingObservation] or the SDK's exception
    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        try {
            var outcomes = Optional.ofNullable(context)
                    .flatMap(current -> Optional.ofNullable(current.getResource(ObservationOutcomes.KEY)));
            return CompletableFuture.completedFuture(new OnceOnly(commit(condition, List.copyOf(events), outcomes)));
        } catch (AxonException | IllegalArgumentException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private Supplier<ConsistencyMarker> commit(
            AppendCondition condition, List<TaggedEventMessage<?>> events, Optional<ObservationOutcomes> outcomes) {
        var guard = Guard.of(condition, keys.types());
        var sourced = TagHeads.of(condition.consistencyMarker());
        var observed = events.stream()
                .filter(event -> keys.keyOf(event.event()).isPresent())
                .count();
        if (observed == 0) {
            return () -> new DecisionAppend(
                            log, writer, format, ids, guard, sourced, preparation.decisions(events, now()))
                    .run();
        }
        if (observed < events.size()) {
            throw new EventStoreException(
                    "%d observation(s) and %d decision(s) in one append are not offered yet; append them in two"
                            .formatted(observed, events.size() - observed));
        }
        return () -> {
            observations.run(preparation.observations(events, now()), outcomes);
            return ConsistencyMarker.ORIGIN; // an observation moves no head
        };
    }

    /// Reads decisions only, consistently: one Query for each tag, however many observations there are.
    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        try {
            if (condition.start() != Position.START) {
                throw new EventStoreException(
                        "sourcing starts at the beginning of each tag, not at %s; there are no snapshots"
                                .formatted(condition.start()));
            }
            var guard = Guard.of(condition.criteria(), keys.types());
            var slices = guard.tags().stream().map(tag -> log.from(tag, 0)).toList();
            var heads = slices.stream()
                    .collect(
                            Collectors.toMap(DecisionLog.Slice::tag, DecisionLog.Slice::head, Long::max, TreeMap::new));
            return sourced(MergedDecisions.of(slices).stream().filter(guard::matches), new TagHeads(heads));
        } catch (AxonException | SdkException failure) {
            return MessageStream.failed(failure).cast();
        }
    }

    private static MessageStream<EventMessage> sourced(Stream<StoredEvent> events, TagHeads heads) {
        return MessageStream.fromStream(
                Stream.concat(events.map(StoredEvent::message), Stream.of(TerminalEventMessage.INSTANCE)),
                message -> message == TerminalEventMessage.INSTANCE
                        ? Context.with(ConsistencyMarker.RESOURCE_KEY, heads)
                        : Context.empty());
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return MessageStream.failed(notOffered("streaming")).cast();
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.failedFuture(notOffered("a first token"));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.failedFuture(notOffered("a latest token"));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return CompletableFuture.failedFuture(notOffered("a token at a time"));
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("table", table);
    }

    /// Milliseconds: what all who read `recordedAt` can hold.
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static UnsupportedOperationException notOffered(String what) {
        return new UnsupportedOperationException(
                "this event store has no global position: %s is not offered; follow the table's stream (the pipe) instead, or scan the table to rebuild"
                        .formatted(what));
    }
}
