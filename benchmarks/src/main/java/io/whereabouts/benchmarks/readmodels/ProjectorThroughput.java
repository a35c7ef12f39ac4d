package io.whereabouts.benchmarks.readmodels;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.benchmarks.measuring.CountingProxy;
import io.whereabouts.benchmarks.measuring.CpuTime;
import io.whereabouts.benchmarks.readmodels.Results.Pace;
import io.whereabouts.benchmarks.readmodels.Results.Projected;
import io.whereabouts.query.currentlocation.LocationProjector;
import io.whereabouts.query.currentlocation.LocationsTable;
import io.whereabouts.query.currentlocation.Projectors;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// The projector of the current location, from an SQS batch to the table: how many events a second, and what each
/// costs.
final class ProjectorThroughput {
    private static final int PACKAGES = 2_000;
    private static final int REGISTERED_AT_ONCE = 500;

    /// Scans after which a row is as long as it gets.
    private static final int SLOTS_FULL = 5;

    private static final String TABLE = "current-locations";
    private static final NoLambda NO_LAMBDA = new NoLambda();

    private final URI dynamoDb;
    private final int rounds;
    private final int events;
    private final Deliveries deliveries;
    private final Random random;
    private final Consumer<String> status;

    /// @param each scans of one package, one after the other
    private record Shape(int batch, int each) {}

    /// @param events of a measurement, at least
    ProjectorThroughput(URI dynamoDb, int rounds, int events, long seed, Consumer<String> status) {
        this.dynamoDb = dynamoDb;
        this.rounds = rounds;
        this.events = events;
        this.deliveries = new Deliveries(PACKAGES, seed);
        this.random = new Random(seed);
        this.status = status;
    }

    List<Projected> measure(List<Integer> batches) throws Exception {
        try (var client = Clients.sdk(dynamoDb);
                var proxy = new CountingProxy(dynamoDb);
                var counted = Clients.sdk(proxy.endpoint())) {
            LocationsTable.create(client, TABLE);
            var projector = Projectors.on(client, TABLE, "never-asked");
            var counting = Projectors.on(counted, TABLE, "never-asked");
            status.accept("projector: %,d packages".formatted(PACKAGES));
            var registrations = deliveries.registrations();
            for (var from = 0; from < PACKAGES; from += REGISTERED_AT_ONCE) {
                project(
                        projector,
                        Deliveries.delivered(
                                registrations.subList(from, Math.min(PACKAGES, from + REGISTERED_AT_ONCE))));
            }
            project(projector, Deliveries.delivered(deliveries.batch(PACKAGES * SLOTS_FULL, SLOTS_FULL)));
            var paces = new LinkedHashMap<Shape, List<Pace>>();
            batches.forEach(batch -> {
                paces.put(new Shape(batch, 1), new ArrayList<>());
                paces.put(new Shape(batch, 10), new ArrayList<>());
            });
            var order = new ArrayList<>(paces.keySet());
            for (var round = 0; round < rounds; round++) {
                status.accept("projector, round %d of %d".formatted(round + 1, rounds));
                Collections.shuffle(order, random);
                for (var shape : order) {
                    paces.getOrDefault(shape, List.of()).add(pace(projector, shape));
                }
            }
            var all = new ArrayList<Projected>();
            paces.forEach((shape, some) -> all.add(counted(counting, proxy, shape, some)));
            return all;
        }
    }

    private Pace pace(LocationProjector projector, Shape shape) {
        var some = batches(shape);
        var cpu = CpuTime.ofProcess();
        var began = System.nanoTime();
        some.forEach(batch -> project(projector, batch));
        var seconds = (System.nanoTime() - began) / 1e9;
        var projected = some.size() * shape.batch();
        return new Pace(projected / seconds, projected / cpu.seconds());
    }

    private List<SQSEvent> batches(Shape shape) {
        var some = new ArrayList<SQSEvent>();
        for (var n = 0; n < events; n += shape.batch()) {
            some.add(Deliveries.delivered(deliveries.batch(shape.batch(), shape.each())));
        }
        return some;
    }

    private Projected counted(LocationProjector projector, CountingProxy proxy, Shape shape, List<Pace> paces) {
        var some = batches(shape);
        proxy.take();
        some.forEach(batch -> project(projector, batch));
        var traffic = proxy.take();
        var projected = some.size() * shape.batch();
        return new Projected(
                shape.batch(),
                shape.each(),
                Pace.median(paces),
                paces,
                (double) traffic.roundTrips() / projected,
                traffic.readUnits() / projected,
                traffic.writeUnits() / projected);
    }

    private static void project(LocationProjector projector, SQSEvent batch) {
        var failed = projector.handleRequest(batch, NO_LAMBDA).getBatchItemFailures();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("%d events were not projected".formatted(failed.size()));
        }
    }
}
