package io.whereabouts.benchmarks.eventstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.whereabouts.benchmarks.eventstore.Results.Cost;
import io.whereabouts.benchmarks.eventstore.Results.Measured;
import io.whereabouts.benchmarks.eventstore.Results.Row;
import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.benchmarks.measuring.CountingProxy;
import io.whereabouts.benchmarks.measuring.DynamoDbProcess;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run: every store under every workload, what each operation costs, and our store beside bare requests.
public final class EventStoreBenchmark {
    private final Settings settings;
    private final long began = System.nanoTime();

    private EventStoreBenchmark(Settings settings) {
        this.settings = settings;
    }

    /// Ends with 0 when the results are written, whether or not goals were met.
    public static void main(String[] arguments) {
        System.exit(ending(List.of(arguments))); // whatever threads the stores have left
    }

    private static int ending(List<String> arguments) {
        try {
            new EventStoreBenchmark(Settings.of(arguments)).run();
            return 0;
        } catch (InterruptedException stopped) {
            return 1;
        } catch (Exception failure) { // whatever the stores declare; there are no results
            failure.printStackTrace();
            return 1;
        }
    }

    private void run() throws Exception {
        Files.createDirectories(settings.results());
        var work = Files.createDirectories(settings.home().resolve("benchmarks/target"));
        try (var dynamoDb = DynamoDbProcess.start(
                        settings.home().resolve("local/parts/dynamodb/target/lib"), work.resolve("dynamodb.log"));
                var proxy = new CountingProxy(dynamoDb.endpoint());
                var client = Clients.sdk(dynamoDb.endpoint())) {
            var stores = new Stores(settings, new Tables(client));
            var rows = rows(stores, dynamoDb, proxy);
            say("our store beside bare requests");
            var multiples = new BareRequests(client, stores.ourTable()).measure(settings.batches());
            var history = new Histories(settings.histories(), this::say)
                    .measure(
                            Whereabouts.store(client, stores.ourTable()),
                            Whereabouts.store(Clients.sdk(proxy.endpoint()), stores.ourTable()),
                            proxy,
                            settings.batches() * 20);
            write(new Results(
                    settings.date(),
                    Machine.here(Versions.node()),
                    Versions.all(settings.home()),
                    settings.parameters(),
                    rows,
                    multiples,
                    history,
                    Goals.of(rows, multiples, history)));
        }
    }

    private List<Row> rows(Stores stores, DynamoDbProcess dynamoDb, CountingProxy proxy) throws Exception {
        var costs = new HashMap<String, Map<Workload, Cost>>();
        for (var contender : stores.onDynamoDb(proxy.endpoint())) {
            try (contender) {
                costs.put(contender.name(), new Counting(proxy, this::say).of(contender, settings.workloads()));
            }
        }
        var contenders = new ArrayList<>(stores.onDynamoDb(dynamoDb.endpoint()));
        contenders.addAll(stores.others());
        var names = contenders.stream().map(Contender::name).toList();
        var figures = new Comparison(contenders, settings, this::say).run();
        contenders.forEach(Contender::close);
        return figures.entrySet().stream()
                .map(row -> row(row.getKey(), names, row.getValue(), costs))
                .toList();
    }

    private static Row row(
            Workload workload,
            List<String> names,
            Map<String, List<Figures>> figures,
            Map<String, Map<Workload, Cost>> costs) {
        var stores = new LinkedHashMap<String, Measured>();
        for (var name : names) {
            var rounds = figures.getOrDefault(name, List.of());
            stores.put(
                    name,
                    new Measured(
                            Figures.median(rounds),
                            rounds,
                            costs.getOrDefault(name, Map.of()).get(workload)));
        }
        return new Row(workload.id(), workload.title(), stores);
    }

    private void write(Results results) throws IOException {
        var json = settings.results().resolve("event-store.json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), results);
        var table = settings.results().resolve("event-store.md");
        Files.writeString(table, new Table(results).markdown());
        var chart = settings.results().resolve("event-store.svg");
        new ResultsChart(results).writeTo(chart);
        results.goals()
                .forEach(goal ->
                        System.out.printf("%s: %s %s%n", goal.met() ? "met   " : "MISSED", goal.goal(), goal.found()));
        System.out.printf("Results: %s%n         %s%n         %s%n", json, table, chart);
    }

    private void say(String what) {
        var passed = Duration.ofNanos(System.nanoTime() - began);
        System.err.printf("%3d:%02d  %s%n", passed.toMinutes(), passed.toSecondsPart(), what);
    }
}
