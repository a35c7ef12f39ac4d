package io.whereabouts.eventstore;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What an event store is made of. Client, table and converter are needed; the rest has a default.
public final class EngineBuilder {
    private @Nullable DynamoDbClient client;
    private @Nullable String table;
    private @Nullable EventConverter converter;
    private ObservationKeys observations = ObservationKeys.none();
    private Set<String> latestOnly = Set.of();
    private String namespace = "events";
    private Clock clock = Clock.systemUTC();
    private Supplier<UUID> ids = UUID::randomUUID;
    private Pause pause = longest -> Pause.random(ThreadLocalRandom.current()).upTo(longest);
    private Executor executor = Runnable::run;
    private int streamed;

    EngineBuilder() {}

    public EngineBuilder client(DynamoDbClient client) {
        this.client = client;
        return this;
    }

    public EngineBuilder table(String table) {
        this.table = table;
        return this;
    }

    /// To and from a JSON text, such as a `DelegatingEventConverter` of a `JacksonConverter`.
    public EngineBuilder converter(EventConverter converter) {
        this.converter = converter;
        return this;
    }

    /// Which events are observations, and their natural keys; their payloads are values (records), so that an
    /// equal one is known as the same observation. By default every event is a decision.
    public EngineBuilder observations(ObservationKeys observations) {
        this.observations = observations;
        return this;
    }

    /// Keys of tags under which every decision says the whole state: sourcing reads the last one only, however
    /// many there are. By default there are none, and sourcing reads all.
    public EngineBuilder latestOnly(Set<String> tagKeys) {
        this.latestOnly = Set.copyOf(tagKeys);
        return this;
    }

    /// Of the event types, such as `whereabouts`; a type within it is stored by its local name.
    public EngineBuilder namespace(String namespace) {
        this.namespace = namespace;
        return this;
    }

    /// Says when an event was recorded; nothing depends on it being right.
    public EngineBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /// Tokens of transactions, no two alike; the id of a decision is its message's identifier.
    public EngineBuilder ids(Supplier<UUID> ids) {
        this.ids = ids;
        return this;
    }

    /// Waits between two attempts; by default sleeps for a random time.
    public EngineBuilder pause(Pause pause) {
        this.pause = pause;
        return this;
    }

    /// Reads several tags, and writes the observations of one append, at the same time: its bound is the number
    /// of requests. By default one after the other.
    public EngineBuilder executor(Executor executor) {
        this.executor = executor;
        return this;
    }

    /// Offers tracking tokens and a stream in the order of recording, of a store that has no more events than
    /// this. Each call reads the whole table: it is for rebuilds and tests. By default they fail and say what
    /// to use.
    public EngineBuilder streamingUpTo(int events) {
        this.streamed = events;
        return this;
    }

    /// @throws NullPointerException that names what is missing
    public DynamoDbEventStorageEngine build() {
        return new DynamoDbEventStorageEngine(
                this, needed(client, "client"), needed(table, "table"), needed(converter, "converter"));
    }

    private static <T> T needed(@Nullable T part, String name) {
        return Objects.requireNonNull(part, () -> "an event store needs a %s; give one to its builder".formatted(name));
    }

    ObservationKeys observations() {
        return observations;
    }

    Set<String> latestOnly() {
        return latestOnly;
    }

    String namespace() {
        return namespace;
    }

    Clock clock() {
        return clock;
    }

    Supplier<UUID> ids() {
        return ids;
    }

    Pause pause() {
        return pause;
    }

    int streamed() {
        return streamed;
    }

    Executor executor() {
        return executor;
    }
}
