package io.whereabouts.command.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Scanners that were offline for a day send all of it at once: in any order, twice, and whatever was decided about
/// packages, scanners and read points on that day and since (T6). `-Dseed=` repeats a run.
class OfflineDayTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final int SCANS = 5_000;
    private static final int TOGETHER = 500;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final DynamoDbClient client = DYNAMO_DB.client();
    private final String table = DYNAMO_DB.createEventsTable();
    private final SetClock clock = new SetClock(OfflineDay.MORNING);
    private final Api api = Api.on(client, table, clock);

    @Test
    void a_day_of_scans_sent_at_once_ends_as_the_plain_model_says() {
        System.out.println("OfflineDayTest: -Dseed=" + seed);
        var day = new OfflineDay(random);
        day.happen(api, clock);
        var scans = day.scans(SCANS);
        var expected = scans.stream().collect(Collectors.toMap(OfflineDay.Scan::key, day::resultOf));
        assertThat(expected.values()).as("seed %d", seed).contains("recorded", "ignored", "refused");

        clock.set(OfflineDay.NEXT_DAY);
        assertThat(sent(scans)).as("seed %d", seed).isEqualTo(expected);
        assertThat(stored()).as("seed %d", seed).isEqualTo(day.recorded(scans));

        day.after(api, clock);
        var again = new HashMap<>(expected);
        again.replaceAll((key, result) -> result.equals("recorded") ? "duplicate" : result);
        assertThat(sent(scans)).as("again, seed %d", seed).isEqualTo(again);
        assertThat(stored()).as("seed %d", seed).isEqualTo(day.recorded(scans));
    }

    /// In another order each time.
    private Map<String, String> sent(List<OfflineDay.Scan> scans) {
        var shuffled = new ArrayList<>(scans);
        Collections.shuffle(shuffled, random);
        var results = new HashMap<String, String>();
        for (var from = 0; from < shuffled.size(); from += TOGETHER) {
            var batch = shuffled.subList(from, Math.min(from + TOGETHER, shuffled.size()));
            var body = batch.stream().map(OfflineDay.Scan::json).toArray(String[]::new);
            var answer = api.scan(Api.scans(body));
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
            for (var i = 0; i < batch.size(); i++) {
                var result =
                        answer.body().path("results").path(i).path("result").asText();
                assertThat(results.put(batch.get(i).key(), result)).isNull();
            }
        }
        return results;
    }

    /// Key of each stored scan to its time and place.
    private Map<String, String> stored() {
        return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .filter(item -> Optional.ofNullable(item.get("position"))
                        .orElseThrow()
                        .s()
                        .startsWith("o#"))
                .map(StoredItems::payload)
                .collect(Collectors.toMap(OfflineDayTest::key, OfflineDayTest::summary));
    }

    private static String key(JsonNode payload) {
        return "%s#%s#%d"
                .formatted(
                        payload.at("/scan/scanner").asText(),
                        payload.at("/scan/session").asText(),
                        payload.at("/scan/sequence").asLong());
    }

    private static String summary(JsonNode payload) {
        return OfflineDay.summary(
                payload.path("package").asText(),
                Instant.parse(payload.path("happenedAt").asText()),
                payload.at("/position/latitude").asDouble());
    }
}
