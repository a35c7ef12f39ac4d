package io.whereabouts.eventstore.linearizability;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import io.whereabouts.eventstore.EngineBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
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
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The engine as a client uses it, in few words. The last decision under a tag whose key is `last` says all.
final class Store {
    private static final Map<String, QualifiedName> TYPES =
            Map.of("o", new QualifiedName("sim", "Opened"), "c", new QualifiedName("sim", "Closed"));
    private static final JacksonConverter JSON = new JacksonConverter(new ObjectMapper());

    private final DynamoDbEventStorageEngine engine;

    Store(EngineBuilder builder, DynamoDbClient client, String table) {
        this.engine = builder.client(client)
                .table(table)
                .converter(new DelegatingEventConverter(JSON))
                .latestOnly(Set.of("last"))
                .namespace("sim")
                .build();
    }

    static boolean holdsAll(String tag) {
        return !tag.startsWith("last=");
    }

    /// @param kind `o`, `c` or nothing for both
    static EventCriteria under(Collection<String> tags, String kind) {
        return tags.stream()
                .map(tag -> EventCriteria.havingTags(tag(tag)))
                .map(tagged -> kind.isEmpty()
                        ? tagged
                        : tagged.andBeingOneOfTypes(Set.of(Objects.requireNonNull(TYPES.get(kind)))))
                .map(EventCriteria.class::cast)
                .reduce(EventCriteria::or)
                .orElseThrow();
    }

    private static Tag tag(String name) {
        var separator = name.indexOf('=');
        return new Tag(name.substring(0, separator), name.substring(separator + 1));
    }

    /// What was read, and how far.
    record Sourced(List<Fact> facts, ConsistencyMarker marker) {}

    /// @throws RuntimeException if the reading failed
    Sourced source(EventCriteria criteria) {
        var facts = new ArrayList<Fact>();
        var marker = Optional.<ConsistencyMarker>empty();
        var stream = engine.source(SourcingCondition.conditionFor(criteria), null);
        for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
            marker = Optional.ofNullable(entry.get().getResource(ConsistencyMarker.RESOURCE_KEY));
            if (marker.isEmpty()) {
                facts.add(Objects.requireNonNull(entry.get().message().<Fact>payloadAs(Fact.class, JSON)));
            }
        }
        stream.error().ifPresent(failure -> {
            throw (RuntimeException) failure;
        });
        return new Sourced(facts, marker.orElseThrow());
    }

    /// @throws RuntimeException what the append failed with
    void append(AppendCondition condition, List<Fact> facts) {
        var events = facts.stream()
                .<TaggedEventMessage<?>>map(fact -> new GenericTaggedEventMessage<>(
                        new GenericEventMessage(
                                new MessageType(
                                        Objects.requireNonNull(
                                                TYPES.get(fact.id().substring(0, 1))),
                                        "1"),
                                fact,
                                Map.of()),
                        fact.tags().stream().map(Store::tag).collect(Collectors.toSet())))
                .toList();
        try {
            AppendTransaction<?> transaction =
                    engine.appendEvents(condition, null, events).join();
            transaction.commit(null).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// @throws RuntimeException what it failed with
    void confirm(AppendCondition condition) {
        try {
            engine.confirm(condition).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
