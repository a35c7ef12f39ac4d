package io.whereabouts.command.lambda;

import io.whereabouts.events.EpcisCaptureFinished;
import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.Observation;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.Tags;
import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import io.whereabouts.eventstore.ObservationKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.axonframework.common.configuration.ComponentBuilder;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The events table as the slices' event store.
final class EventStore {
    /// Commands and observations that are written at the same time, each over a connection of its own.
    static final int PARALLEL = 32;

    static final Set<String> LATEST_ONLY = Set.of(Tags.ITEM);

    private static final List<Class<? extends Observation>> OBSERVATIONS =
            List.of(PackageScanned.class, PictureAdded.class, EpcisEventCaptured.class, EpcisCaptureFinished.class);

    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(3);

    private EventStore() {}

    /// Region, credentials and endpoint come from the environment.
    static DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(2 * PARALLEL))
                .overrideConfiguration(
                        override -> override.apiCallTimeout(LONGEST_CALL).apiCallAttemptTimeout(LONGEST_ATTEMPT))
                .build();
    }

    static ComponentBuilder<EventStorageEngine> engine(
            DynamoDbClient client, String table, Clock clock, EventIds ids, Executor executor) {
        return configuration -> DynamoDbEventStorageEngine.builder()
                .client(client)
                .table(table)
                .converter(configuration.getComponent(EventConverter.class))
                .observations(observationKeys(configuration.getComponent(MessageTypeResolver.class)))
                .latestOnly(LATEST_ONLY)
                .namespace("whereabouts")
                .clock(clock)
                .ids(ids::next)
                .executor(executor)
                .build();
    }

    static ObservationKeys observationKeys(MessageTypeResolver types) {
        var names = OBSERVATIONS.stream()
                .map(type -> types.resolveOrThrow(type).qualifiedName())
                .collect(Collectors.toSet());
        return ObservationKeys.ofTypes(names, EventStore::naturalKey);
    }

    private static String naturalKey(EventMessage event) {
        if (event.payload() instanceof Observation seen) {
            return seen.naturalKey();
        }
        throw new IllegalArgumentException(
                "%s carries no observation but %s".formatted(event.type(), event.payloadType()));
    }
}
