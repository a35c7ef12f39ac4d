package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.CLOSED;
import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.seen;
import static io.whereabouts.eventstore.TestStore.under;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What each kind of command of a tracker costs, counted at the SDK's interceptor: equal to the README's table, and
/// the same for what is new and for what has a long history.
class CostTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final Path README = Path.of("README.md");
    private static final int LONG = 10_000;

    private record Command(String words, Consumer<TestStore> run) {}

    /// Each under the tags that the design of the tracker gives it.
    private static final List<Command> COMMANDS = List.of(
            new Command(
                    "register",
                    store -> store.append(store.having(under("life=new")), decision(OPENED, "registered", "life=new"))),
            new Command("register with an `Idempotency-Key`", store -> {
                var read = store.having(under("life=once").or(under("request=sub#1")));
                store.append(read, decision(OPENED, "registered", "life=once", "request=sub#1"));
            }),
            new Command("record a scan", store -> {
                store.source(under("life=box"));
                store.record(seen("s#0#" + LONG, "here", "item=box"));
            }),
            new Command("record it again: a duplicate", store -> {
                store.source(under("life=box"));
                store.record(seen("s#0#0", "here", "item=box"));
            }),
            new Command("pack into a cage", store -> {
                var read = store.having(underEach("life=box", "item=box", "life=cage", "item=cage"));
                store.append(read, decision(OPENED, "packed", "item=box"));
            }),
            new Command("pack into one with two containers around it", store -> {
                var read =
                        store.having(underEach("life=box", "item=box", "life=cage", "item=cage", "item=a", "item=b"));
                store.append(read, decision(OPENED, "packed", "item=box"));
            }),
            new Command("pack into a cage, saying where it happened", store -> {
                var read = store.having(underEach("life=box", "item=box", "life=cage", "item=cage"));
                store.append(read, decision(OPENED, "packed", "item=box"), seen("s#0#" + LONG, "here", "item=cage"));
            }),
            new Command(
                    "unpack",
                    store -> store.append(
                            store.having(underEach("item=box")), decision(CLOSED, "unpacked", "item=box"))),
            new Command(
                    "refuse to pack",
                    store -> store.engine
                            .confirm(store.having(underEach("life=box", "item=box", "life=cage", "item=cage")))
                            .join()),
            new Command(
                    "start or stop tracking",
                    store -> store.append(store.having(under("life=box")), decision(CLOSED, "stopped", "life=box"))));

    private final Requests requests = new Requests();
    private final TestStore store = new TestStore(DYNAMO_DB, requests);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_readme_says_what_each_kind_of_command_costs() throws IOException {
        var table = COMMANDS.stream().map(this::row).collect(Collectors.joining("\n"));
        assertThat(Files.readString(README)).contains(table);
    }

    @Test
    void a_long_history_costs_nothing() {
        var fresh = COMMANDS.stream().map(this::row).toList();
        try (var old = new TestStore(DYNAMO_DB, requests)) {
            lead(old);
            lengthen(old, "item=box o#s#0#0", "o#s#0#%d");
            lengthen(old, "item=cage d#000000000000", "d#%012d");
            for (var command : COMMANDS) {
                requests.clear();
                command.run().accept(old);
                assertThat(fresh).contains(measured(command));
            }
        }
    }

    /// Puts copies of an item behind it, at 1 to 9,999.
    private static void lengthen(TestStore store, String first, String position) {
        var item = Objects.requireNonNull(store.items().get(first));
        for (var from = 1; from < LONG; from += 25) {
            var copies = IntStream.range(from, Math.min(from + 25, LONG))
                    .mapToObj(n -> {
                        var copy = new HashMap<>(item);
                        copy.put("position", AttributeValue.fromS(position.formatted(n)));
                        copy.put(
                                "positions",
                                AttributeValue.fromL(List.of(AttributeValue.fromM(
                                        Map.of("tag", copy.get("tag"), "position", copy.get("position"))))));
                        return WriteRequest.builder()
                                .putRequest(put -> put.item(copy))
                                .build();
                    })
                    .toList();
            store.client.batchWriteItem(batch -> batch.requestItems(Map.of(store.table, copies)));
        }
    }

    private String row(Command command) {
        try (var fresh = new TestStore(DYNAMO_DB, requests)) {
            lead(fresh);
            requests.clear();
            command.run().accept(fresh);
            return measured(command);
        }
    }

    /// A short life: a box and a cage that are registered, the box scanned once and packed once.
    private static void lead(TestStore store) {
        store.append(AppendCondition.none(), decision(OPENED, "registered", "life=box"));
        store.append(AppendCondition.none(), decision(OPENED, "registered", "life=cage"));
        for (var item : List.of("item=box", "item=cage", "item=a", "item=b")) {
            store.append(AppendCondition.none(), decision(OPENED, "packed", item));
        }
        store.record(seen("s#0#0", "here", "item=box"));
    }

    private String measured(Command command) {
        var calls = requests.answered();
        var names = requests.sent().stream()
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return "| %s | %d | %s | %.0f | %.0f |"
                .formatted(
                        command.words(),
                        calls.stream().mapToInt(Requests.Request::items).sum(),
                        names.entrySet().stream()
                                .map(name -> "%d %s".formatted(name.getValue(), name.getKey()))
                                .collect(Collectors.joining(", ")),
                        calls.stream().mapToDouble(call -> call.units().read()).sum(),
                        calls.stream().mapToDouble(call -> call.units().write()).sum());
    }

    private static EventCriteria underEach(String... tags) {
        return EventCriteria.either(Stream.of(tags).map(tag -> under(tag)).toList());
    }
}
