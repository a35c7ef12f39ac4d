package io.whereabouts.benchmarks.eventstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import io.whereabouts.eventstore.ObservationKeys;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Our event store, called through its engine.
final class Whereabouts {
    static final String NAME = "Whereabouts";
    static final MessageType SEEN = new MessageType("benchmark.PackageSeen", "1");

    private static final String HOT = "hot";

    private Whereabouts() {}

    static EventConverter converter() {
        return new DelegatingEventConverter(new JacksonConverter(new ObjectMapper()));
    }

    static EventStorageEngine engine(DynamoDbClient client, String table) {
        return DynamoDbEventStorageEngine.builder()
                .client(client)
                .table(table)
                .converter(converter())
                .observations(ObservationKeys.ofType(
                        SEEN.qualifiedName(),
                        event -> "scanner-7#0#%012d"
                                .formatted(((PackageMoved) Objects.requireNonNull(event.payload())).sequence())))
                .latestOnly(Set.of(HOT))
                .namespace("benchmark")
                .build();
    }

    static AxonStore store(DynamoDbClient client, String table) {
        return new AxonStore(engine(client, table), converter(), HOT, marker -> Position.START, 100, client::close);
    }

    static Contender contender(URI dynamoDb, String table) {
        return new StoreContender(NAME, store(Clients.sdk(dynamoDb), table));
    }
}
