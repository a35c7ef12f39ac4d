package io.whereabouts.command.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was decided on a day, and what the scanners saw on it: the model without a store, by which a run is judged.
/// Each thing has its decisions by time; what counts is the last one at or before a scan.
final class OfflineDay {
    static final Instant MORNING = Instant.parse("2026-11-01T05:00:00Z");
    static final Instant NEXT_DAY = Instant.parse("2026-11-02T06:00:00Z");

    private static final List<String> SCANNERS = List.of("van-1", "van-2", "gate-1", "stranger");
    private static final List<String> READ_POINTS =
            List.of("4140614141123452254A", "4140614141123452254B", "4140614141123452254C");
    private static final int PACKAGES = 60;

    private final Random random;
    private final Map<String, NavigableMap<Instant, Boolean>> tracked = new HashMap<>();
    private final Map<String, NavigableMap<Instant, Boolean>> registered = new HashMap<>();
    private final Map<String, NavigableMap<Instant, Double>> latitudes = new HashMap<>();
    private final NavigableMap<Instant, List<Runnable>> agenda = new TreeMap<>();

    OfflineDay(Random random) {
        this.random = random;
    }

    /// @param offset that its clock is slow by, in seconds, as the scanner reports it
    record Scan(String scanner, String session, int sequence, String packageId, Instant at, int offset, String where) {
        String key() {
            return "%s#%s#%d".formatted(scanner, session, sequence);
        }

        String json() {
            var time = offset == 0
                    ? "\"scannedAt\": \"%s\"".formatted(at)
                    : "\"scannedAt\": \"%s\", \"clockOffset\": %d".formatted(at.minusSeconds(offset), offset);
            return """
                    {"scanner": "%s", "session": "%s", "sequence": %d, %s, "package": "%s", %s}""".formatted(scanner, session, sequence, time, packageId, whereJson());
        }

        private String whereJson() {
            return where.isEmpty()
                    ? "\"position\": {\"latitude\": 40, \"longitude\": 14, \"altitude\": 0}"
                    : "\"readPoint\": \"%s\"".formatted(where);
        }
    }

    /// Everything that is decided on the day, in the order of time. Of the last ten packages nobody knows, and of the
    /// last scanner; the last read point is defined in the middle of the day.
    void happen(Api api, SetClock clock) {
        for (var i = 0; i < PACKAGES - 10; i++) {
            var id = Api.sscc(i);
            var late = i % 5 == 0;
            on(late ? time() : MORNING, () -> register(api, clock, id));
            for (var change = random.nextInt(3); change > 0; change--) {
                on(late ? MORNING.plus(Duration.ofHours(20)) : time(), () -> turn(api, clock, id));
            }
        }
        SCANNERS.subList(0, 3)
                .forEach(id -> on(id.equals("van-1") ? time() : MORNING, () -> scanner(api, clock, id, true)));
        on(MORNING.plus(Duration.ofHours(9)), () -> scanner(api, clock, "van-2", false));
        on(MORNING.plus(Duration.ofHours(14)), () -> scanner(api, clock, "van-2", true));
        define(api, clock, READ_POINTS.get(0), MORNING, "[[14, 41], [14.1, 41], [14.1, 41.1], [14, 41.1]]");
        define(api, clock, READ_POINTS.get(0), time(), "[[14, 42], [14.1, 42], [14.1, 42.1], [14, 42.1]]");
        define(api, clock, READ_POINTS.get(1), MORNING, "[[14, 43], [14.1, 43], [14.01, 43.01], [14, 43.1]]");
        define(api, clock, READ_POINTS.get(2), time(), "[[14, 44], [14.1, 44], [14.1, 44.1], [14, 44.1]]");
        agenda.forEach((at, decisions) -> {
            clock.set(at);
            decisions.forEach(Runnable::run);
        });
    }

    /// What is decided after the day changes nothing about it.
    void after(Api api, SetClock clock) {
        clock.set(NEXT_DAY.plusSeconds(60));
        tracked.keySet().forEach(id -> api.track(id, "{\"tracked\": false}"));
        api.scanner("DELETE", "gate-1", "");
        api.readPoint("PUT", READ_POINTS.getFirst(), """
                {"position": {"latitude": 1, "longitude": 1, "altitude": 1}}""");
        clock.set(NEXT_DAY.plusSeconds(120));
    }

    private void on(Instant at, Runnable decision) {
        agenda.computeIfAbsent(at, unused -> new ArrayList<>()).add(decision);
    }

    private Instant time() {
        return MORNING.plusSeconds(60 + random.nextInt(18 * 3_600));
    }

    private void register(Api api, SetClock clock, String id) {
        var isTracked = random.nextInt(4) > 0;
        var answer = api.register("{\"package\": \"%s\", \"tracked\": %s}".formatted(id, isTracked));
        assertThat(answer.status()).isEqualTo(201);
        put(tracked, id, clock.instant(), isTracked);
    }

    private void turn(Api api, SetClock clock, String id) {
        var now = tracked.getOrDefault(id, new TreeMap<>());
        if (now.isEmpty() || now.lastKey().equals(clock.instant())) {
            return; // two decisions of one moment: the second would count from a moment later
        }
        var turned = !now.lastEntry().getValue();
        assertThat(api.track(id, "{\"tracked\": %s}".formatted(turned)).status())
                .isEqualTo(200);
        put(tracked, id, clock.instant(), turned);
    }

    private void scanner(Api api, SetClock clock, String id, boolean is) {
        assertThat(api.scanner(is ? "PUT" : "DELETE", id, "{}").status()).isLessThan(300);
        put(registered, id, clock.instant(), is);
    }

    private void define(Api api, SetClock clock, String id, Instant at, String floor) {
        on(at, () -> {
            var answer = api.readPoint("PUT", id, """
                    {"volume": {"floor": %s, "lowest": 0, "highest": 4}}""".formatted(floor));
            assertThat(answer.status()).isEqualTo(201);
            put(
                    latitudes,
                    id,
                    clock.instant(),
                    answer.body().at("/position/latitude").asDouble());
        });
    }

    private static <V> void put(Map<String, NavigableMap<Instant, V>> all, String id, Instant at, V value) {
        all.computeIfAbsent(id, unused -> new TreeMap<>()).put(at, value);
    }

    /// Each scanner's count starts again at noon, in another session.
    List<Scan> scans(int count) {
        var counts = new HashMap<String, Integer>();
        var scans = new ArrayList<Scan>();
        for (var i = 0; i < count; i++) {
            var scanner = SCANNERS.get(random.nextInt(20) == 0 ? 3 : random.nextInt(3));
            var at = time();
            var session = at.isBefore(MORNING.plus(Duration.ofHours(7))) ? "morning" : "afternoon";
            var sequence = counts.merge(scanner + session, 1, Integer::sum);
            var where = random.nextBoolean() ? "" : READ_POINTS.get(random.nextInt(READ_POINTS.size()));
            var offset = scanner.equals("gate-1") ? random.nextInt(-7_200, 7_200) : 0;
            scans.add(new Scan(scanner, session, sequence, Api.sscc(random.nextInt(PACKAGES)), at, offset, where));
        }
        return scans;
    }

    String resultOf(Scan scan) {
        var isRegistered = Optional.ofNullable(registered.get(scan.scanner()))
                .map(changes -> at(changes, scan.at()).orElse(true));
        if (!isRegistered.orElse(false) || latitude(scan).isEmpty()) {
            return "refused";
        }
        var isTracked = Optional.ofNullable(tracked.get(scan.packageId()))
                .map(changes -> at(changes, scan.at())
                        .orElseGet(() -> changes.firstEntry().getValue()));
        return isTracked.orElse(false) ? "recorded" : "ignored";
    }

    private Optional<Double> latitude(Scan scan) {
        return scan.where().isEmpty()
                ? Optional.of(40.0)
                : at(latitudes.getOrDefault(scan.where(), new TreeMap<>()), scan.at());
    }

    private static <V> Optional<V> at(NavigableMap<Instant, V> changes, Instant at) {
        return Optional.ofNullable(changes.floorEntry(at)).map(Map.Entry::getValue);
    }

    /// What has to be stored in the end.
    Map<String, String> recorded(List<Scan> scans) {
        return scans.stream()
                .filter(scan -> resultOf(scan).equals("recorded"))
                .collect(Collectors.toMap(
                        Scan::key,
                        scan -> summary(
                                scan.packageId(), scan.at(), latitude(scan).orElseThrow())));
    }

    static String summary(String packageId, Instant at, double latitude) {
        return "%s at %s, %s north".formatted(packageId, at, latitude);
    }
}
