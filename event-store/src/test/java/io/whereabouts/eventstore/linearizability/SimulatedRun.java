package io.whereabouts.eventstore.linearizability;

import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import io.whereabouts.eventstore.EngineBuilder;
import io.whereabouts.eventstore.EventsTable;
import io.whereabouts.eventstore.linearizability.Operation.Kind;
import io.whereabouts.eventstore.memory.InMemoryDynamoDb;
import io.whereabouts.eventstore.memory.Network;
import io.whereabouts.eventstore.memory.Simulation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Some clients of one store in memory, in the order of a seed.
final class SimulatedRun {
    private static final String TABLE = "events";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC);

    private final Random random;
    private final Simulation simulation;
    private final InMemoryDynamoDb dynamoDb;
    private final AtomicLong time = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong tokens = new AtomicLong();
    private final List<Operation> operations = new ArrayList<>();

    private SimulatedRun(long seed) {
        this.random = new Random(seed);
        this.simulation = new Simulation(random);
        this.dynamoDb = new InMemoryDynamoDb(simulation, CLOCK);
    }

    static History of(long seed, Flaw flaw) {
        var run = new SimulatedRun(seed);
        run.happen(flaw);
        return new History(run.operations);
    }

    private void happen(Flaw flaw) {
        EventsTable.create(dynamoDb, TABLE);
        var faults = random.nextInt(3) == 0 ? 0 : 0.02 + random.nextDouble() / 4;
        var network = new Network(dynamoDb, random, faults, simulation::start);
        var decisions = new Store(engine(), flaw.in(network), TABLE);
        var reads = new Store(engine(), network, TABLE);
        var clients = 3 + random.nextInt(3);
        for (var n = 1; n <= clients; n++) {
            var name = "client " + n;
            var client = new Client(
                    () -> new UnitOfWork(decisions, name, time::incrementAndGet, flaw.mostGuarded(), flaw.confirms()),
                    () -> new UnitOfWork(reads, name, time::incrementAndGet, Integer.MAX_VALUE, true),
                    random,
                    () -> String.valueOf(numbers.incrementAndGet()));
            var commands = 2 + random.nextInt(5);
            simulation.start(() -> {
                for (var command = 0; command < commands; command++) {
                    client.next().ifPresent(operations::add);
                }
            });
        }
        simulation.run();
        lookInTheEnd();
    }

    private void lookInTheEnd() {
        var store = new Store(engine(), dynamoDb, TABLE);
        Stream.concat(Client.BOXES.stream(), Client.COUNTERS.stream()).forEach(tag -> {
            var work = new UnitOfWork(store, "in the end", time::incrementAndGet, Integer.MAX_VALUE, true);
            work.read(List.of(tag), "");
            operations.add(work.told(Kind.IN_THE_END));
        });
    }

    private EngineBuilder engine() {
        Supplier<UUID> ids = () -> new UUID(0, tokens.incrementAndGet());
        return DynamoDbEventStorageEngine.builder().clock(CLOCK).ids(ids).pause(longest -> simulation.yieldTurn());
    }
}
