package io.whereabouts.eventstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An engine on an empty table of its own, and a small vocabulary: a ship's log, in which `Seen` is an
/// observation.
final class TestStore implements AutoCloseable {
    static final QualifiedName OPENED = new QualifiedName("ship", "Opened");
    static final QualifiedName CLOSED = new QualifiedName("ship", "Closed");
    static final QualifiedName SEEN = new QualifiedName("ship", "Seen");
    static final Instant NOW = Instant.parse("2026-11-01T10:00:00.123456Z");

    /// Of all stores: DynamoDB knows a transaction by its token, whatever the table.
    private static final AtomicLong TOKENS = new AtomicLong();

    /// @param key the natural key of an observation, empty in a decision
    record Fact(String key, String text) {}

    final String table;
    final DynamoDbClient client;
    final DynamoDbEventStorageEngine engine;
    private final ExecutorService executor = Executors.newFixedThreadPool(8);

    TestStore(DynamoDbUnderTest dynamoDb, ExecutionInterceptor... interceptors) {
        this(
                dynamoDb.createEventsTable(),
                dynamoDb.client(interceptors),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Pause.random(ThreadLocalRandom.current()));
    }

    TestStore(String table, DynamoDbClient client, Clock clock, Pause pause) {
        this.table = table;
        this.client = client;
        this.engine = builder(client, table)
                .clock(clock)
                .pause(pause)
                .executor(executor)
                .build();
    }

    static EngineBuilder builder(DynamoDbClient client, String table) {
        return DynamoDbEventStorageEngine.builder()
                .client(client)
                .table(table)
                .converter(new DelegatingEventConverter(new JacksonConverter(new ObjectMapper())))
                .observations(
                        ObservationKeys.ofType(SEEN, event -> ((Fact) Objects.requireNonNull(event.payload())).key()))
                .latestOnly(Set.of("berth", "item"))
                .namespace("ship")
                .ids(() -> new UUID(0, TOKENS.getAndIncrement()));
    }

    static TaggedEventMessage<?> decision(QualifiedName type, String text, String... tags) {
        return tagged(type, new Fact("", text), tags);
    }

    static TaggedEventMessage<?> seen(String key, String text, String tag) {
        return tagged(SEEN, new Fact(key, text), tag);
    }

    private static TaggedEventMessage<?> tagged(QualifiedName type, Fact fact, String... tags) {
        var metadata = Map.of("actor", "sub-1", "correlationId", "cor-1", "causationId", "cau-1");
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(new MessageType(type, "1"), fact, metadata),
                Arrays.stream(tags).map(TagNames::parse).collect(Collectors.toSet()));
    }

    static EventCriteria under(String tag, QualifiedName... types) {
        var tagged = EventCriteria.havingTags(Set.of(TagNames.parse(tag)));
        return types.length == 0 ? tagged : tagged.andBeingOneOfTypes(Set.of(types));
    }

    static EventCriteria underAll(String... tags) {
        return EventCriteria.havingTags(Arrays.stream(tags).map(TagNames::parse).toArray(Tag[]::new));
    }

    /// @throws RuntimeException what the append or its commit failed with
    ConsistencyMarker append(AppendCondition condition, TaggedEventMessage<?>... events) {
        return append(condition, null, events);
    }

    ConsistencyMarker append(
            AppendCondition condition, @Nullable ProcessingContext context, TaggedEventMessage<?>... events) {
        try {
            var transaction = cast(
                    engine.appendEvents(condition, context, List.of(events)).join());
            return transaction
                    .afterCommit(transaction.commit(context).join(), context)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    ObservationOutcomes record(TaggedEventMessage<?>... observations) {
        return appendTold(AppendCondition.none(), observations);
    }

    ObservationOutcomes appendTold(AppendCondition condition, TaggedEventMessage<?>... events) {
        var outcomes = new ObservationOutcomes();
        var context = new StubProcessingContext();
        context.putResource(ObservationOutcomes.KEY, outcomes);
        append(condition, context, events);
        return outcomes;
    }

    /// @param texts of the events, in the order in which they came
    record Sourced(List<String> texts, ConsistencyMarker marker) {}

    Sourced source(EventCriteria criteria) {
        return source(criteria, null);
    }

    Sourced source(EventCriteria criteria, @Nullable ProcessingContext context) {
        var texts = new ArrayList<String>();
        var marker = Optional.<ConsistencyMarker>empty();
        var stream = engine.source(SourcingCondition.conditionFor(criteria), context);
        for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
            marker = Optional.ofNullable(entry.get().getResource(ConsistencyMarker.RESOURCE_KEY));
            if (marker.isEmpty()) {
                texts.add(text(entry.get().message()));
            }
        }
        stream.error().ifPresent(failure -> {
            throw (RuntimeException) failure;
        });
        return new Sourced(texts, marker.orElseThrow());
    }

    /// What was read, to append on condition that it still holds.
    AppendCondition having(EventCriteria criteria) {
        return AppendCondition.withCriteria(criteria)
                .withMarker(source(criteria).marker());
    }

    /// All items, by key: `tag position`.
    Map<String, Map<String, AttributeValue>> items() {
        return client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream()
                .collect(Collectors.toMap(
                        item -> EventItems.text(item, "tag") + " " + EventItems.text(item, "position"),
                        item -> item,
                        (a, b) -> a,
                        TreeMap::new));
    }

    @Override
    public void close() {
        executor.shutdownNow();
        client.close();
    }

    static String text(EventMessage event) {
        var converter = new JacksonConverter(new ObjectMapper());
        return Objects.requireNonNull(event.<Fact>payloadAs(Fact.class, converter))
                .text();
    }

    @SuppressWarnings("unchecked")
    private static AppendTransaction<Object> cast(AppendTransaction<?> transaction) {
        return (AppendTransaction<Object>) transaction;
    }
}
