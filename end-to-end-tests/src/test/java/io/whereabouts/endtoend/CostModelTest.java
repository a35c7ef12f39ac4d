package io.whereabouts.endtoend;

import static io.whereabouts.endtoend.Api.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.operations.cost.Requests;
import io.whereabouts.operations.cost.Sizes;
import io.whereabouts.operations.cost.Workload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The model of costs counts what really happens. Locally nobody counts the requests of the queues' pollers, the reads
/// of the stream and the units of DynamoDB: these follow from the counts here and the sizes below.
@ExtendWith(LocalEnvironment.class)
class CostModelTest {
    /// The local environment is an ephemeral stack.
    private static final double AUDIT_WINDOW = 2;

    private static final int AUDIT_BATCH = 3_000;
    private static final double LOCATION_WINDOW = 1;
    private static final int LOCATION_BATCH = 100;

    /// @param together scans in a request, each of another package
    @ParameterizedTest
    @CsvSource({"100, 1, 7100", "300, 100, 7300"})
    void scans_cause_the_requests_that_the_model_says(
            int scans, int together, int firstSerial, Whereabouts environment) {
        var run = UUID.randomUUID().toString();
        var api = environment.api();
        var packages = IntStream.range(firstSerial, firstSerial + together)
                .mapToObj(Journey::sscc)
                .toList();
        packages.forEach(id -> assertThat(
                        api.post("/packages", Map.of("package", id)).status())
                .isEqualTo(201));
        api.registering("gate-cost");
        var before = environment.itemsInEventsTable();

        IntStream.range(0, scans / together)
                .forEach(i -> assertThat(api.correlated(run)
                                .postUntilAnswered("/scans", Map.of("scans", scansOf(packages, run, i)))
                                .status())
                        .isEqualTo(200));

        var work = new Workload(scans, together, 0, 0);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            // Registrations of a moment before, the scanner's too, may have been in the same batch.
            for (var function : List.of("-enrichment", "-location-projector", "-audit-projector")) {
                assertThat(events(environment, function, run))
                        .as(function)
                        .isBetween((long) scans, (long) scans + together + 1);
            }
        });
        var enriched = lines(environment, "-enrichment", run);
        // At the pace of this machine, and as if it went on like that for a month.
        var even = new Workload(scans / seconds(enriched) * Workload.SECONDS, 1, 0, 0);
        var locations = scans * Requests.projections(even, LOCATION_WINDOW, LOCATION_BATCH) / even.scans();
        var objects = scans * Requests.auditPuts(even, AUDIT_WINDOW, AUDIT_BATCH) / even.scans();
        System.out.printf(
                "%d scans, %d together: %d enrichments, %d of %.0f location, %d of %.0f audit, scan %.0f and row %.0f B%n",
                scans,
                together,
                enriched.size(),
                lines(environment, "-location-projector", run).size(),
                locations,
                lines(environment, "-audit-projector", run).size(),
                objects,
                bytesOfScan(environment, packages.getFirst()),
                bytesOfRow(environment, packages.getFirst()));
        assertThat(lines(environment, "-commands", run)).hasSize((int) Requests.http(work));
        assertThat(environment.itemsInEventsTable() - before).isEqualTo((long) Requests.eventsTableWrites(work));
        assertThat(enriched).hasSizeBetween(scans / 10, (int) Math.min(scans, 2 * Requests.enrichments(work)));
        assertThat(lines(environment, "-location-projector", run)).hasSizeBetween(1, atMost(locations));
        assertThat(lines(environment, "-audit-projector", run)).hasSizeBetween(1, atMost(objects));
        assertThat(bytesOfScan(environment, packages.getFirst())).isBetween(Sizes.SCAN_BYTES / 2, Sizes.SCAN_BYTES);
        assertThat(bytesOfRow(environment, packages.getFirst())).isBetween(Sizes.ROW_BYTES / 4, Sizes.ROW_BYTES);
    }

    /// Twice as many, and two more at the ends: windows do not start when scans do.
    private static int atMost(double expected) {
        return (int) Math.ceil(2 * expected) + 2;
    }

    private static double seconds(List<JsonNode> lines) {
        var times = lines.stream()
                .map(line -> Instant.parse(line.path("timestamp").asText()))
                .sorted()
                .toList();
        return Math.max(1, Duration.between(times.getFirst(), times.getLast()).toMillis() / 1_000.0);
    }

    private static List<Map<String, Object>> scansOf(List<String> packages, String session, int turn) {
        return IntStream.range(0, packages.size())
                .mapToObj(i -> Map.<String, Object>of(
                        "scanner",
                        "gate-cost",
                        "session",
                        session,
                        "sequence",
                        turn * packages.size() + i,
                        "scannedAt",
                        Instant.now().toString(),
                        "package",
                        packages.get(i),
                        "position",
                        Map.of("latitude", 47.37 + turn * 0.001, "longitude", 8.54, "altitude", 410.0)))
                .toList();
    }

    /// The lines about batches (or requests) in which this run took part.
    private static List<JsonNode> lines(Whereabouts environment, String function, String run) {
        return environment
                .log(function)
                .lines()
                .filter(line -> line.startsWith("{") && line.contains(run))
                .map(Api::read)
                .toList();
    }

    private static long events(Whereabouts environment, String function, String run) {
        return lines(environment, function, run).stream()
                .mapToLong(line -> line.path("events").asLong())
                .sum();
    }

    /// As DynamoDB counts it: names and texts in UTF-8.
    private static double bytesOfScan(Whereabouts environment, String id) {
        var answer = environment.table("events", "Query", """
                "KeyConditionExpression":"#t=:t AND begins_with(#p,:o)","Limit":1,
                "ExpressionAttributeNames":{"#t":"tag","#p":"position"},
                "ExpressionAttributeValues":{":t":{"S":"item=%s"},":o":{"S":"o#"}}""".formatted(id));
        return items(answer.path("Items")).stream()
                .mapToDouble(CostModelTest::bytes)
                .findFirst()
                .orElseThrow();
    }

    private static double bytesOfRow(Whereabouts environment, String id) {
        return bytes(environment
                .table("current-locations", "GetItem", "\"Key\":{\"package\":{\"S\":\"%s\"}}".formatted(id))
                .path("Item"));
    }

    private static double bytes(JsonNode value) {
        if (value.isTextual()) {
            return value.asText().getBytes(StandardCharsets.UTF_8).length;
        }
        if (value.isArray()) {
            return value.valueStream().mapToDouble(CostModelTest::bytes).sum();
        }
        if (!value.isObject()) {
            return 1;
        }
        return value.propertyStream()
                .mapToDouble(property ->
                        (isType(property.getKey()) ? 0 : property.getKey().length()) + bytes(property.getValue()))
                .sum();
    }

    /// How DynamoDB's JSON marks types.
    private static boolean isType(String name) {
        return List.of("S", "N", "BOOL", "M", "L").contains(name);
    }
}
