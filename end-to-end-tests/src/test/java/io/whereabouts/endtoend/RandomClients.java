package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.WriteToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// Eight clients at once, with random commands about a few packages, each of which may be the container of another.
final class RandomClients {
    private static final int CLIENTS = 8;
    private static final int REQUESTS = 10;

    private final Api api;
    private final long seed;
    private final Instant began = Instant.parse("2026-11-01T09:00:00Z");
    private final List<String> packages;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> recorded = ConcurrentHashMap.newKeySet();
    private final List<String> packings = new CopyOnWriteArrayList<>();
    private final AtomicBoolean unsure = new AtomicBoolean();

    /// @param number of these clients among others: they have packages of their own
    RandomClients(Api api, long seed, int number) {
        this.api = api;
        this.seed = seed;
        packages = IntStream.range(0, 5)
                .mapToObj(i -> Journey.sscc(90_000 + 10 * number + i))
                .toList();
    }

    List<String> packages() {
        return packages;
    }

    /// Ids of the decisions of which a client was told.
    Set<String> acknowledged() {
        return acknowledged;
    }

    /// Package and sequence of the scans of which a client was told that they are recorded.
    Set<String> recorded() {
        return recorded;
    }

    /// Whether there may be decisions of which nobody was told.
    boolean unsure() {
        return unsure.get();
    }

    RandomClients run() {
        packages.stream().limit(3).forEach(id -> post("/packages", Map.of("package", id)));
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<?>>();
            for (var client = 0; client < CLIENTS; client++) {
                var random = new Random(seed * 31 + client);
                running.add(threads.submit(() -> IntStream.range(0, REQUESTS).forEach(request -> next(random))));
            }
            for (var each : running) {
                each.get();
            }
            return this;
        } catch (ExecutionException e) {
            throw new AssertionError("with -Dseed=" + seed, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void next(Random random) {
        var id = one(random, packages);
        var path = "/packages/" + id;
        switch (random.nextInt(16)) {
            case 0 -> put(path + "/tracking", Map.of("tracked", random.nextBoolean()));
            case 1, 2 -> put(path + "/status", Map.of("status", status(random)));
            case 3, 4, 5, 6 -> post(path + "/contents", packing(random));
            case 7, 8, 9 -> {
                var when = random.nextInt(3) == 0 ? "?unpackedAt=" + time(random) : "";
                answered(api.delete(path + "/contents/" + one(random, packages) + when));
            }
            case 10, 11 -> correct(random);
            case 12 -> scan(random, id);
            case 13 -> {
                var described = Map.of("reference", String.valueOf(random.nextInt(3)));
                answered(api.with("if-match", "*").put(path, described));
            }
            default -> post("/packages", Map.of("package", id));
        }
    }

    private static String status(Random random) {
        return random.nextInt(4) == 0 ? "closed" : one(random, List.of("lost", "underway", "delivered"));
    }

    private Map<String, Object> packing(Random random) {
        var some = packages.stream().filter(id -> random.nextInt(3) == 0).toList();
        var packed = some.isEmpty() ? List.of(one(random, packages)) : some;
        return random.nextInt(3) == 0
                ? Map.of("packages", packed, "packedAt", time(random))
                : Map.of("packages", packed);
    }

    private void correct(Random random) {
        if (!packings.isEmpty()) {
            var named = one(random, packings).split(" ", 2);
            var standing = random.nextInt(3) == 0;
            post(
                    "/corrections",
                    Map.of("package", named[0], "event", named[1], "reason", "a slip", "standing", standing));
        }
    }

    /// One scan has one time, whoever sends it.
    private void scan(Random random, String id) {
        var sequence = random.nextInt(9);
        var scan = Map.of(
                "scanner",
                "model",
                "sequence",
                sequence,
                "scannedAt",
                began.plusSeconds(sequence).toString(),
                "package",
                id,
                "position",
                Map.of("latitude", 46, "longitude", 14.5, "altitude", 300));
        var answer = api.post("/scans", Map.of("scans", List.of(scan)));
        answered(answer);
        if (answer.json().at("/results/0/result").asText().equals("recorded")) {
            assertThat(recorded.add(id + " " + sequence))
                    .as("recorded twice: %s", scan)
                    .isTrue();
        }
    }

    private String time(Random random) {
        return began.plusSeconds(random.nextInt(5) * 600L).toString();
    }

    private void post(String path, Object body) {
        answered(api.post(path, body));
    }

    private void put(String path, Object body) {
        answered(api.put(path, body));
    }

    private void answered(Api.Answer answer) {
        assertThat(answer.status()).as("-Dseed=%d: %s", seed, answer.body()).isNotIn(500, 502, 504);
        if (answer.status() == 503) {
            unsure.set(true);
            return;
        }
        for (var parent : answer.json().findParents("token")) {
            WriteToken.parse(parent.path("token").asText()).decision().ifPresent(decision -> {
                acknowledged.add(decision.value());
                if (Set.of("packed", "unpacked").contains(parent.path("result").asText())) {
                    packings.add(parent.path("package").asText() + " " + decision.value());
                }
            });
        }
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
