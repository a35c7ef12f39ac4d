package io.whereabouts.eventstore.linearizability;

import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import io.whereabouts.eventstore.DynamoDbUnderTest;
import io.whereabouts.eventstore.EngineBuilder;
import io.whereabouts.eventstore.Pause;
import io.whereabouts.eventstore.linearizability.Operation.Kind;
import io.whereabouts.eventstore.memory.Network;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Some clients of one store, each a thread. The seed says what they do and which of their requests are lost; what
/// comes between is up to the machine.
final class LocalRun {
    private final DynamoDbClient client;
    private final String table;
    private final long seed;
    private final AtomicLong time = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentLinkedQueue<Operation> operations = new ConcurrentLinkedQueue<>();

    private LocalRun(DynamoDbClient client, String table, long seed) {
        this.client = client;
        this.table = table;
        this.seed = seed;
    }

    static History of(DynamoDbUnderTest dynamoDb, long seed) throws InterruptedException, ExecutionException {
        try (var client = dynamoDb.client()) {
            var run = new LocalRun(client, dynamoDb.createEventsTable(), seed);
            run.happen();
            return new History(List.copyOf(run.operations));
        }
    }

    private void happen() throws InterruptedException, ExecutionException {
        var random = new Random(seed);
        var clients = 3 + random.nextInt(3);
        try (var late = Executors.newCachedThreadPool()) {
            try (var threads = Executors.newFixedThreadPool(clients)) {
                var ends = threads.invokeAll(IntStream.rangeClosed(1, clients)
                        .mapToObj(n -> commands("client " + n, new Random(random.nextLong()), late))
                        .toList());
                for (var end : ends) {
                    end.get();
                }
            }
        } // what is late is over now, too
        lookInTheEnd();
    }

    private Callable<Integer> commands(String name, Random random, ExecutorService late) {
        var network = new Network(client, random, random.nextBoolean() ? 0 : 0.1, late::execute);
        var store = new Store(engine(random), network, table);
        var client = new Client(
                () -> unitOfWork(store, name),
                () -> unitOfWork(store, name),
                random,
                () -> String.valueOf(numbers.incrementAndGet()));
        var commands = 3 + random.nextInt(4);
        return () -> {
            for (var command = 0; command < commands; command++) {
                client.next().ifPresent(operations::add);
            }
            return commands;
        };
    }

    private void lookInTheEnd() {
        var store = new Store(engine(new Random(seed)), client, table);
        Stream.concat(Client.BOXES.stream(), Client.COUNTERS.stream()).forEach(tag -> {
            var work = unitOfWork(store, "in the end");
            work.read(List.of(tag), "");
            operations.add(work.told(Kind.IN_THE_END));
        });
    }

    private UnitOfWork unitOfWork(Store store, String name) {
        return new UnitOfWork(store, name, time::incrementAndGet, Integer.MAX_VALUE, true);
    }

    private static EngineBuilder engine(Random random) {
        return DynamoDbEventStorageEngine.builder().pause(Pause.random(random));
    }
}
