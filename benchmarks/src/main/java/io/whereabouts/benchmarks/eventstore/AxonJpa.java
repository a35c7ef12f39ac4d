package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.Clients;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.SQLErrorCodesResolver;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/// Axon Framework's own store for streams (aggregates), on a database in this process and in memory: no request leaves
/// it, so that only the shape of its curves compares.
final class AxonJpa {
    static final String NAME = "Axon JPA, embedded H2";

    private static final int DUPLICATE_KEY = 23_505;

    private AxonJpa() {}

    static Contender contender() {
        var factory = new HibernatePersistenceConfiguration("benchmark")
                .managedClass(AggregateEventEntry.class)
                .properties(Map.of(
                        "jakarta.persistence.jdbc.url",
                        "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000".formatted(UUID.randomUUID()),
                        "jakarta.persistence.schema-generation.database.action",
                        "create",
                        "hibernate.globally_quoted_identifiers", // the sequence of Axon's entity has hyphens in its
                        // name
                        "true",
                        "hibernate.connection.pool_size",
                        String.valueOf(Clients.CONNECTIONS)))
                .createEntityManagerFactory();
        var transactions = new JpaTransactions(factory);
        var engine = new AggregateBasedJpaEventStorageEngine(
                transactions,
                transactions,
                Whereabouts.converter(),
                given -> given.persistenceExceptionResolver(new SQLErrorCodesResolver(List.of(DUPLICATE_KEY))));
        return new StoreContender(
                NAME, new AxonStore(engine, Whereabouts.converter(), "hot", AxonJpa::behind, 100, factory::close));
    }

    private static Position behind(ConsistencyMarker marker) {
        return marker == ConsistencyMarker.ORIGIN ? Position.START : marker.position();
    }
}
