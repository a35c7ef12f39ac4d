package io.whereabouts.pictures;

import io.whereabouts.events.Observation;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureTicket;
import io.whereabouts.events.Tags;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.eventstore.ConflictingObservation;
import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import io.whereabouts.eventstore.ObservationKeys;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.annotation.AnnotationMessageTypeResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The events table, to which the command side appends as well. A picture is an observation: what happened to the
/// package meanwhile does not matter.
final class EventStore implements PictureLog {
    private static final Logger log = LoggerFactory.getLogger(EventStore.class);

    private final EventStorageEngine engine;
    private final MessageTypeResolver types = new AnnotationMessageTypeResolver();

    EventStore(DynamoDbClient client, String table, Clock clock) {
        var added = types.resolveOrThrow(PictureAdded.class).qualifiedName();
        engine = DynamoDbEventStorageEngine.builder()
                .client(client)
                .table(table)
                .converter(new DelegatingEventConverter(new JacksonConverter(EventJson.mapper())))
                .observations(ObservationKeys.ofType(added, EventStore::naturalKey))
                .namespace("whereabouts")
                .clock(clock)
                .build();
    }

    @Override
    public void record(PictureAdded added, PictureTicket ticket) {
        var message = new GenericEventMessage(
                types.resolveOrThrow(added),
                added,
                Map.of(
                        "actor", ticket.actor(),
                        "correlationId", ticket.correlationId(),
                        "causationId", ticket.picture().value()));
        var tag = new Tag(Tags.PICTURE, added.packageId().canonical());
        try {
            engine.appendEvents(
                            AppendCondition.none(),
                            null,
                            List.of(new GenericTaggedEventMessage<>(message, Set.of(tag))))
                    .join()
                    .commit(null)
                    .join();
        } catch (RuntimeException e) {
            if (!isConflict(e)) {
                throw e;
            }
            // Another release measured it otherwise; what is recorded stays.
            log.atWarn().addKeyValue("picture", ticket.picture()).log("picture recorded before, otherwise");
        }
    }

    private static boolean isConflict(RuntimeException e) {
        return e instanceof ConflictingObservation || e.getCause() instanceof ConflictingObservation;
    }

    private static String naturalKey(EventMessage event) {
        if (event.payload() instanceof Observation seen) {
            return seen.naturalKey();
        }
        throw new IllegalArgumentException("%s carries no picture but %s".formatted(event.type(), event.payloadType()));
    }
}
