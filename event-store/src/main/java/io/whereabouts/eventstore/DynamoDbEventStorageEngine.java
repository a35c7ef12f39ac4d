package io.whereabouts.eventstore;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/// Axon Framework's events in one DynamoDB table. See the README for the stored items, and for the consistency,
/// the requests and the limits of each call.
public final class DynamoDbEventStorageEngine implements EventStorageEngine {
    /// While a unit of work has it, sourcing reads every decision, also under tags whose last one says all: for what
    /// asks about the past, such as a correction.
    public static final Context.ResourceKey<Boolean> EVERY_DECISION = Context.ResourceKey.withLabel("everyDecision");

    private final String table;
    private final ObservationKeys keys;
    private final Set<String> latestOnly;
    private final DecisionLog log;
    private final Confirmation confirmation;
    private final EventPreparation preparation;
    private final DecisionWriter writer;
    private final EventItems format;
    private final ObservationAppend observations;
    private final RecordingOrder recorded;
    private final Supplier<UUID> ids;
    private final Pause pause;
    private final Clock clock;
    private final Executor executor;

    DynamoDbEventStorageEngine(EngineBuilder given, DynamoDbClient client, String table, EventConverter converter) {
        this.table = table;
        this.keys = given.observations();
        this.latestOnly = given.latestOnly();
        this.ids = given.ids();
        this.pause = given.pause();
        this.clock = given.clock();
        this.executor = given.executor();
        this.format = new EventItems(new TypeNames(given.namespace()), converter);
        this.log = new DecisionLog(client, table, format, latestOnly, pause);
        this.confirmation = new Confirmation(log, new TakenPositions(client, table, pause));
        this.writer = new DecisionWriter(client, table);
        this.observations = new ObservationAppend(client, table, format, pause, executor);
        this.preparation = new EventPreparation(format, keys);
        this.recorded = new RecordingOrder(client, table, format, given.streamed());
    }

    public static EngineBuilder builder() {
        return new EngineBuilder();
    }

    /// Decisions of one append are written all or none, and only if nothing that the condition's criteria match
    /// has been appended since; observations beside them are part of that. Observations alone are written
    /// whatever the condition says, each by itself.
    ///
    /// @return fails with [EventStoreException] if the events or criteria cannot be stored as asked; the commit
    ///         fails with [AppendConflict], [ConflictingObservation], [AppendContended], [AppendFailed] or
    ///         [AppendUnsettled]
    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(EmptyAppendTransaction.INSTANCE);
        }
        try {
            return CompletableFuture.completedFuture(
                    new OnceOnly(commit(condition, List.copyOf(events), Optional.ofNullable(context))));
        } catch (AxonException | IllegalArgumentException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private Supplier<ConsistencyMarker> commit(
            AppendCondition condition, List<TaggedEventMessage<?>> events, Optional<ProcessingContext> context) {
        var guard = Guard.of(condition, keys.types(), latestOnly);
        var sourced = TagHeads.of(condition.consistencyMarker());
        var outcomes = context.flatMap(current -> Optional.ofNullable(current.getResource(ObservationOutcomes.KEY)));
        var readings = context.flatMap(Readings::of);
        var observed = events.stream()
                .collect(Collectors.partitioningBy(
                        event -> keys.keyOf(event.event()).isPresent()));
        var decided = observed.getOrDefault(false, List.of());
        var seen = observed.getOrDefault(true, List.of());
        if (decided.isEmpty()) {
            return () -> {
                readings.ifPresent(Readings::confirm);
                observations.run(preparation.observations(seen, now()), outcomes);
                return ConsistencyMarker.ORIGIN; // an observation moves no head
            };
        }
        readings.ifPresent(Readings::leaveToAppend);
        return () -> {
            var at = now();
            var decisions = preparation.decisions(decided, at);
            return new DecisionAppend(
                            log,
                            writer,
                            format,
                            ids,
                            pause,
                            guard,
                            sourced,
                            decisions,
                            preparation.observations(seen, at))
                    .run(outcomes);
        };
    }

    /// Makes sure that what was read was true at one moment, and still is: for an answer that appends nothing,
    /// as a refusal. Within a unit of work of Axon's this happens by itself when it commits.
    ///
    /// @param condition criteria and the marker that sourcing them ended in
    /// @return fails with [AppendConflict] if an event that the criteria match has been appended since
    public CompletableFuture<Void> confirm(AppendCondition condition) {
        try {
            confirmation.confirm(
                    Guard.of(condition, keys.types(), latestOnly), TagHeads.of(condition.consistencyMarker()));
            return CompletableFuture.completedFuture(null);
        } catch (AxonException | IllegalArgumentException | SdkException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /// Reads decisions only, consistently: one Query for each tag, at the same time, however many observations
    /// there are.
    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        try {
            if (condition.start() != Position.START) {
                throw new EventStoreException(
                        "sourcing starts at the beginning of each tag, not at %s; there are no snapshots"
                                .formatted(condition.start()));
            }
            var guard = Guard.of(condition.criteria(), keys.types(), latestOnly);
            var every = context != null && context.containsResource(EVERY_DECISION);
            var slices = Concurrently.call(
                    List.copyOf(guard.tags()), tag -> every ? log.from(tag, 0) : log.read(tag), executor);
            var heads = new TagHeads(slices.stream()
                    .collect(Collectors.toMap(
                            DecisionLog.Slice::tag, DecisionLog.Slice::head, Long::max, TreeMap::new)));
            Optional.ofNullable(context).ifPresent(current -> Readings.add(current, guard, heads, confirmation));
            return sourced(MergedDecisions.of(slices).stream().filter(guard::matches), heads);
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

    /// What is stored now and was recorded behind the token, in the order of recording; then it ends. Only of a
    /// store that was built with [EngineBuilder#streamingUpTo].
    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        try {
            return MessageStream.fromStream(
                    recorded.after(RecordingToken.of(condition.position())).stream()
                            .filter(event ->
                                    condition.matches(event.message().type().qualifiedName(), event.tags())),
                    StoredEvent::message,
                    event -> Context.with(TrackingToken.RESOURCE_KEY, event.token()));
        } catch (AxonException | SdkException | IllegalArgumentException | UnsupportedOperationException failure) {
            return MessageStream.failed(failure).cast();
        }
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return token(recorded::first);
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return token(recorded::last);
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return token(() -> recorded.before(at));
    }

    private static CompletableFuture<TrackingToken> token(Supplier<RecordingToken> reading) {
        try {
            return CompletableFuture.completedFuture(reading.get());
        } catch (AxonException | SdkException | UnsupportedOperationException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("table", table);
    }

    /// Milliseconds: what all who read `recordedAt` can hold.
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
