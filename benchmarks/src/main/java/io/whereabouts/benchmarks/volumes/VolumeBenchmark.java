package io.whereabouts.benchmarks.volumes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.whereabouts.benchmarks.measuring.Built;
import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.benchmarks.measuring.CountingProxy;
import io.whereabouts.benchmarks.measuring.DynamoDbProcess;
import io.whereabouts.benchmarks.measuring.Machine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One run: both peers hold the same worlds, of a thousand packages and of more, and are asked the same volumes in
/// turns.
public final class VolumeBenchmark {
    private final Settings settings;
    private final long began = System.nanoTime();
    private final Map<String, String> versions = new TreeMap<>();

    private VolumeBenchmark(Settings settings) {
        this.settings = settings;
    }

    /// Ends with 0 when the results are written, whether or not goals were met.
    public static void main(String[] arguments) {
        System.exit(ending(List.of(arguments))); // whatever threads the clients have left
    }

    private static int ending(List<String> arguments) {
        try {
            new VolumeBenchmark(Settings.of(arguments)).run();
            return 0;
        } catch (InterruptedException stopped) {
            return 1;
        } catch (Exception failure) { // whatever the peers declare; there are no results
            failure.printStackTrace();
            return 1;
        }
    }

    private void run() throws Exception {
        Files.createDirectories(settings.results());
        var work = Files.createDirectories(settings.home().resolve("benchmarks/target"));
        versions.put("DynamoDB Local", Built.versions().getOrDefault("DynamoDB Local", "unknown"));
        var postgres = postgres(work.resolve("postgres.log"));
        try (var dynamoDb = DynamoDbProcess.start(
                        settings.home().resolve("local/parts/dynamodb/target/lib"), work.resolve("dynamodb.log"));
                var proxy = new CountingProxy(dynamoDb.endpoint())) {
            var worlds = new ArrayList<Filled>();
            for (var layout : Layout.values()) {
                for (var size : settings.sizes(layout)) {
                    say("%,d packages %s".formatted(size, layout.title));
                    worlds.add(filled(layout, size, dynamoDb.endpoint(), proxy.endpoint(), postgres));
                }
            }
            var rows = new Asking(settings, proxy, this::say).of(worlds);
            worlds.forEach(world -> world.theirs().ifPresent(Postgis::close));
            write(new Results(
                    settings.date(), Machine.here(""), versions, settings.parameters(), rows, Goals.of(rows)));
        } finally {
            postgres.ifPresent(PostgresProcess::close);
        }
    }

    private Filled filled(Layout layout, int size, URI dynamoDb, URI proxy, Optional<PostgresProcess> postgres)
            throws Exception {
        var name = "%s_%d".formatted(layout.id(), size);
        var region = name.replace('_', '-');
        try (var client = Clients.sdk(dynamoDb, region)) {
            Whereabouts.makeTable(client);
        }
        var world = new Filled(
                layout,
                World.of(settings.seed(), layout, size),
                new Whereabouts(dynamoDb, region),
                new Whereabouts(proxy, region),
                postgis(postgres, name));
        world.ours().add(world.parcels());
        if (world.theirs().isPresent()) {
            world.theirs().get().add(world.parcels());
        }
        return world;
    }

    private Optional<PostgresProcess> postgres(Path log) throws IOException, InterruptedException {
        if (!settings.withPostgis()) {
            return Optional.empty();
        }
        try {
            Files.deleteIfExists(log);
            return Optional.of(PostgresProcess.start(log));
        } catch (NotInstalled missing) {
            say("%s, so there is no comparison; to have one, %s".formatted(missing.getMessage(), Postgis.INSTALL));
            return Optional.empty();
        }
    }

    private Optional<Postgis> postgis(Optional<PostgresProcess> postgres, String table) throws SQLException {
        if (postgres.isEmpty()) {
            return Optional.empty();
        }
        var connection = postgres.get().connect();
        try {
            var postgis = Postgis.in(connection, table);
            versions.put(Postgis.NAME, postgis.version());
            return Optional.of(postgis);
        } catch (NotInstalled missing) {
            connection.close();
            say("%s, so there is no comparison; to have one, %s".formatted(missing.getMessage(), Postgis.INSTALL));
            return Optional.empty();
        }
    }

    private void write(Results results) throws IOException {
        var json = settings.results().resolve("volumes.json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), results);
        var table = settings.results().resolve("volumes.md");
        Files.writeString(table, new Report(results).markdown());
        var chart = settings.results().resolve("volumes.svg");
        new Curves(results).writeTo(chart);
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
