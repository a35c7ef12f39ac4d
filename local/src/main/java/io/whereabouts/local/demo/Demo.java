package io.whereabouts.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// Registers the scanner and the packages, drives them along the track, and waits until each is seen at its end.
public final class Demo {
    /// Of up to 500: small enough for a busy machine to be done before the gateway gives up.
    private static final int BATCH = 100;
    private static final int AT_ONCE = 4;
    private static final int HISTORIES = 3;
    private static final int PAGE = 1_000;
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Api api;
    private final Track track;
    private final List<String> packages;
    private final long seed;
    private final PrintWriter out;
    private final boolean terminal;

    /// @param token good for everything
    /// @param terminal whether `out` is one
    public Demo(URI base, String token, Track track, int packages, long seed, PrintWriter out, boolean terminal) {
        this.api = new Api(base, token);
        this.track = track;
        this.packages = Cargo.of(seed, packages);
        this.seed = seed;
        this.out = out;
        this.terminal = terminal;
    }

    /// A package as it is seen at the end of the journey.
    ///
    /// @param location as the API answers it
    /// @param scansInHistory -1 where it was not asked for
    public record Seen(String packageId, JsonNode location, long scansInHistory) {}

    /// @throws DemoFailed if something was not accepted, or not seen in time
    public List<Seen> run() throws InterruptedException {
        track.notes().forEach(note -> out.println("note: " + note));
        register();
        var results = drive();
        out.println("scans: " + results);
        if (results.containsKey("refused")) {
            throw new DemoFailed("scans were refused; see above");
        }
        var locations = awaitLastPositions();
        var seen = new ArrayList<Seen>();
        for (var i = 0; i < packages.size(); i++) {
            seen.add(new Seen(packages.get(i), locations.get(i), i < HISTORIES ? awaitHistory(packages.get(i)) : -1));
        }
        return seen;
    }

    private void register() throws InterruptedException {
        var scanner =
                api.put("/scanners/" + Scan.scanner(seed), JSON.objectNode().put("name", "Van " + seed));
        if (scanner.status() != 200 && scanner.status() != 201) {
            throw new DemoFailed("the scanner was not registered: %d %s".formatted(scanner.status(), scanner.body()));
        }
        var progress = new Progress(out, terminal, "packages registered", packages.size());
        Parallel.run(
                AT_ONCE,
                packages.stream()
                        .<Callable<Boolean>>map(id -> () -> {
                            var answer = api.post(
                                    "/packages",
                                    JSON.objectNode().put("package", id).put("description", "Parcel in van " + seed));
                            if (answer.status() != 200 && answer.status() != 201) {
                                throw new DemoFailed("package %s was not registered: %d %s"
                                        .formatted(id, answer.status(), answer.body()));
                            }
                            progress.add(1);
                            return true;
                        })
                        .toList());
    }

    private Map<String, Integer> drive() throws InterruptedException {
        var scans = Scan.ofJourney(packages, track, seed);
        var progress = new Progress(out, terminal, "scans acknowledged", scans.size());
        var batches = IntStream.iterate(0, from -> from < scans.size(), from -> from + BATCH)
                .mapToObj(from -> scans.subList(from, Math.min(from + BATCH, scans.size())))
                .toList();
        var results = new TreeMap<String, Integer>();
        for (var answer : Parallel.run(
                AT_ONCE,
                batches.stream()
                        .<Callable<JsonNode>>map(batch -> () -> send(batch, progress))
                        .toList())) {
            answer.forEach(result -> results.merge(result.path("result").asText(), 1, Integer::sum));
            answer.valueStream()
                    .filter(result -> result.path("result").asText().equals("refused"))
                    .findFirst()
                    .ifPresent(refused -> out.println("refused: " + refused));
        }
        return results;
    }

    private JsonNode send(List<Scan> batch, Progress progress) throws InterruptedException {
        var body = JSON.objectNode();
        var scans = body.putArray("scans");
        for (var scan : batch) {
            var json = scans.addObject()
                    .put("scanner", scan.scanner())
                    .put("session", scan.session())
                    .put("sequence", scan.sequence())
                    .put("scannedAt", scan.scannedAt().toString())
                    .put("package", scan.packageId());
            json.putObject("position")
                    .put("latitude", scan.point().latitude())
                    .put("longitude", scan.point().longitude())
                    .put("altitude", scan.point().altitude());
        }
        var answer = api.post("/scans", body);
        if (answer.status() != 200) {
            throw new DemoFailed(
                    "%d scans were not taken: %d %s".formatted(batch.size(), answer.status(), answer.body()));
        }
        progress.add(batch.size());
        return answer.body().path("results");
    }

    private List<JsonNode> awaitLastPositions() throws InterruptedException {
        var began = System.nanoTime();
        var locations = Parallel.run(
                AT_ONCE,
                packages.stream()
                        .<Callable<JsonNode>>map(id -> () -> awaitLastPosition(id, began))
                        .toList());
        out.printf(
                "each package is seen at the last point %.1f s after the last acknowledgement%n",
                (System.nanoTime() - began) / 1e9);
        return locations;
    }

    private JsonNode awaitLastPosition(String id, long began) throws InterruptedException {
        while (true) {
            var location = api.get("/packages/" + id).body().path("location");
            if (location.hasNonNull("scannedAt")
                    && !Instant.parse(location.path("scannedAt").asText())
                            .isBefore(track.last().time())) {
                return location;
            }
            if (System.nanoTime() - began > SEEN_WITHIN.toNanos()) {
                throw new DemoFailed("package %s is not seen at its last point after %d s but: %s; the logs may say why"
                        .formatted(id, SEEN_WITHIN.toSeconds(), location));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /// @return how many scans its history shows, once those of this journey are in it, or after a while
    private long awaitHistory(String id) throws InterruptedException {
        var began = System.nanoTime();
        while (true) {
            var scans = scansInHistory(id);
            if (scans >= track.points().size() || System.nanoTime() - began > SEEN_WITHIN.toNanos()) {
                return scans;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private long scansInHistory(String id) throws InterruptedException {
        var scans = 0L;
        var cursor = "";
        do {
            var page = api.get("/packages/%s/history?limit=%d%s".formatted(id, PAGE, cursor))
                    .body();
            scans += page.path("entries")
                    .valueStream()
                    .filter(entry -> entry.path("type").asText().equals("PackageScanned"))
                    .count();
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return scans;
    }
}
