package io.whereabouts.command.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageDecision;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Unpacked;
import io.whereabouts.events.WriteToken;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import io.whereabouts.eventstore.EventsTable;
import io.whereabouts.eventstore.memory.InMemoryDynamoDb;
import io.whereabouts.eventstore.memory.Network;
import io.whereabouts.eventstore.memory.Schedule;
import io.whereabouts.eventstore.memory.Simulation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/// One run of some clients, in the order of its seed.
final class ModelRun implements Schedule {
    private static final String TABLE = "events";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC);
    private static final int CLIENTS = 8;

    private final Random random;
    private final Simulation simulation;
    private final InMemoryDynamoDb dynamoDb;
    private final List<String> packings = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private final Model model = new Model();
    private final List<AssertionError> broken = new ArrayList<>();
    private boolean unsure;
    private boolean looking = true; // until there is something to look at

    ModelRun(long seed) {
        this.random = new Random(seed);
        this.simulation = new Simulation(random);
        this.dynamoDb = new InMemoryDynamoDb(this, CLOCK);
    }

    /// @return how many events were written
    int happen() {
        EventsTable.create(dynamoDb, TABLE);
        looking = false;
        var faults = random.nextInt(3) == 0 ? 0 : random.nextDouble() / 8;
        var network = new Network(dynamoDb, random, faults, simulation::start);
        var ids = new EventIds();
        var gateway = CommandSide.start(configuration -> DynamoDbEventStorageEngine.builder()
                        .client(network)
                        .table(TABLE)
                        .converter(configuration.getComponent(EventConverter.class))
                        .observations(EventStore.observationKeys(configuration.getComponent(MessageTypeResolver.class)))
                        .latestOnly(EventStore.LATEST_ONLY)
                        .namespace("whereabouts")
                        .clock(CLOCK)
                        .ids(ids::next)
                        .pause(longest -> simulation.yieldTurn())
                        .build())
                .getComponent(CommandGateway.class);
        var handler = new CommandApi(
                new Commands(gateway, new AtOnce()),
                StoredObservations.in(network, TABLE),
                Api.UPLOADS,
                CLOCK,
                ids,
                Optional.empty());
        var api = new Api(handler, Duration.ofSeconds(30));
        var commands = new RandomCommands(random, packings);
        RandomCommands.IDS.stream().limit(3).forEach(id -> answered(api.send(RandomCommands.register(id))));
        while (api.scanner("PUT", "gate", "{}").status() == 503) {
            Thread.onSpinWait(); // the request was lost: it is sent again
        }
        for (var client = 0; client < CLIENTS; client++) {
            var requests = 2 + random.nextInt(6);
            simulation.start(() -> {
                for (var request = 0; request < requests; request++) {
                    answered(api.send(commands.next()));
                }
            });
        }
        simulation.run();
        look();
        broken.stream().findFirst().ifPresent(first -> {
            throw first;
        });
        assertThat(written).as("all that was acknowledged").containsAll(acknowledged);
        if (!unsure) {
            assertThat(acknowledged).as("all that is there was acknowledged").containsAll(written);
        }
        return written.size();
    }

    private void answered(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isNotEqualTo(500);
        unsure |= answer.status() == 503;
        answer.body().findValues("token").stream()
                .map(token -> WriteToken.parse(token.asText()))
                .flatMap(token -> token.decision().stream())
                .forEach(decision -> acknowledged.add(decision.value()));
    }

    @Override
    public void reached(Point point, DynamoDbRequest request) {
        look();
        if (!looking) {
            simulation.reached(point, request);
        }
    }

    @Override
    public int choose(int choices) {
        return looking ? 0 : simulation.choose(choices);
    }

    /// Tells the model what is new.
    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        try {
            dynamoDb.scan(scan -> scan.tableName(TABLE).consistentRead(true))
                    .items()
                    .forEach(this::seen);
        } catch (AssertionError e) {
            broken.add(e); // not thrown in the midst of a command, which would make something else of it
        } finally {
            looking = false;
        }
    }

    private void seen(Map<String, AttributeValue> item) {
        var event = EventJson.event(text(item, "type"), text(item, "version"), text(item, "payload"));
        var id = text(item, "eventId");
        if (event instanceof PackageDecision decision && written.add(id)) {
            model.happened(decision);
            remember(id, decision);
        }
    }

    private void remember(String id, PackageEvent event) {
        if (event instanceof ItemDecision && (event instanceof Packed || event instanceof Unpacked)) {
            packings.add(event.packageId().canonical() + " " + id);
        }
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).orElseThrow().s();
    }

    /// Does it on the caller's thread, so that one thread runs at a time.
    private static final class AtOnce extends AbstractExecutorService {
        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
