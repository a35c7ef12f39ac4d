package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/// Any storage engine of Axon Framework, called as the framework calls it. A stream is a tag.
///
/// @param hotTag key of the tag of a hot stream, of which only the last event is needed
/// @param resume where to read on from after a conflict
/// @param atOnce how many events are appended at once when a stream is filled
/// @param onClose closes what the engine uses
record AxonStore(
        EventStorageEngine engine,
        EventConverter converter,
        String hotTag,
        Function<ConsistencyMarker, Position> resume,
        int atOnce,
        Runnable onClose)
        implements Store {
    static final MessageType MOVED = new MessageType("benchmark.PackageMoved", "1");
    static final String STREAM = "stream";

    /// What a stream was when it was read.
    record Sourced(int events, ConsistencyMarker marker) {}

    @Override
    public void fill(String stream, int events) {
        var marker = ConsistencyMarker.ORIGIN;
        for (var written = 0; written < events; written += atOnce) {
            var some = new ArrayList<TaggedEventMessage<?>>();
            for (var i = written; i < Math.min(events, written + atOnce); i++) {
                some.add(event(stream, i));
            }
            marker = append(conditionOf(stream, marker), some);
        }
    }

    @Override
    public Operation appendingToNew(Supplier<String> streams) {
        return () -> {
            var stream = streams.get();
            append(conditionOf(stream, ConsistencyMarker.ORIGIN), List.of(event(stream, 0)));
        };
    }

    @Override
    public Operation appendingTo(String stream) {
        return new Operation() {
            private ConsistencyMarker marker = source(stream, Position.START).marker();

            @Override
            public void run() {
                while (true) {
                    try {
                        marker = append(conditionOf(stream, marker), List.of(event(stream, 0)));
                        return;
                    } catch (AppendEventsTransactionRejectedException anotherWasFaster) {
                        marker = source(stream, resume.apply(marker)).marker();
                    }
                }
            }
        };
    }

    @Override
    public Operation deciding(Supplier<String> streams) {
        return () -> {
            var stream = streams.get();
            var state = source(stream, Position.START);
            append(conditionOf(stream, state.marker()), List.of(event(stream, state.events())));
        };
    }

    @Override
    public Operation loading(String stream, int events) {
        return () -> {
            var found = source(stream, Position.START).events();
            if (found != events) {
                throw new IllegalStateException("stream %s has %d events, not %d".formatted(stream, found, events));
            }
        };
    }

    Sourced source(String stream, Position start) {
        var events = 0;
        var marker = Optional.<ConsistencyMarker>empty();
        var found = engine.source(SourcingCondition.conditionFor(start, criteria(stream)), null);
        for (var entry = found.next(); entry.isPresent(); entry = found.next()) {
            marker = Optional.ofNullable(entry.get().getResource(ConsistencyMarker.RESOURCE_KEY));
            if (marker.isEmpty()) {
                Objects.requireNonNull(entry.get().message().payloadAs(PackageMoved.class, converter));
                events++;
            }
        }
        found.error().ifPresent(failure -> {
            throw new IllegalStateException("%s was not read".formatted(stream), failure);
        });
        return new Sourced(events, marker.orElseThrow());
    }

    ConsistencyMarker append(AppendCondition condition, List<TaggedEventMessage<?>> events) {
        try {
            var transaction = cast(engine.appendEvents(condition, null, events).join());
            return transaction
                    .afterCommit(transaction.commit(null).join(), null)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    AppendCondition conditionOf(String stream, ConsistencyMarker marker) {
        return AppendCondition.withCriteria(criteria(stream)).withMarker(marker);
    }

    TaggedEventMessage<?> event(String stream, long sequence) {
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(MOVED, PackageMoved.example(sequence)), Set.of(tag(stream)));
    }

    private EventCriteria criteria(String stream) {
        return EventCriteria.havingTags(tag(stream));
    }

    private Tag tag(String stream) {
        return new Tag(stream.startsWith(hotTag) ? hotTag : STREAM, stream);
    }

    @SuppressWarnings("unchecked")
    private static AppendTransaction<Object> cast(AppendTransaction<?> transaction) {
        return (AppendTransaction<Object>) transaction;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
