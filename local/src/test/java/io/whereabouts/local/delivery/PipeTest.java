package io.whereabouts.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.deployment.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI LOCATION = URI.create("http://queues/location");
    private static final URI AUDIT = URI.create("http://queues/audit");
    private static final URI DEAD = URI.create("http://queues/dead");
    private static final Instant NOW = Instant.parse("2026-11-21T03:04:05.678Z");

    private final MemoryStream stream = new MemoryStream();
    private final MemoryQueues queues = new MemoryQueues();
    private final Set<String> poison = ConcurrentHashMap.newKeySet();
    private final AtomicInteger outages = new AtomicInteger();
    private final List<Integer> batchSizes = new ArrayList<>();
    private final List<Thread> runs = new ArrayList<>();

    @AfterEach
    void stop() {
        runs.forEach(Thread::interrupt);
    }

    @Test
    void an_event_reaches_the_queues_of_each_rule_that_matches_as_eventbridge_makes_it(@TempDir Path folder) {
        stream.shard("s1", Optional.empty());
        stream.put("s1", "a", "scan");
        stream.put("s1", "b", "copy");
        start(folder, 3);
        await().until(() ->
                !queues.bodies(AUDIT).isEmpty() && !queues.bodies(LOCATION).isEmpty());
        var event = json(queues.bodies(AUDIT).get(0));
        assertThat(event.path("id").asText()).hasSize(36);
        assertThat(event.path("version").asText()).isEqualTo("0");
        assertThat(event.path("detail-type").asText()).isEqualTo("PackageScanned");
        assertThat(event.path("source").asText()).isEqualTo("whereabouts");
        assertThat(event.path("account").asText()).isEqualTo("123456789012");
        assertThat(event.path("region").asText()).isEqualTo("eu-central-1");
        assertThat(event.path("time").asText()).isEqualTo("2026-11-21T03:04:05Z");
        assertThat(event.path("resources")).isEmpty();
        assertThat(event.path("detail").toString()).isEqualTo("{\"type\":\"PackageScanned\",\"value\":\"a\"}");
        assertThat(values(AUDIT)).containsExactly("a");
        assertThat(values(LOCATION)).containsExactly("a");
    }

    @Test
    void a_rule_that_does_not_match_sends_nothing(@TempDir Path folder) {
        stream.shard("s1", Optional.empty());
        stream.put("s1", "registered", "scan");
        start(folder, 3);
        await().until(() -> values(AUDIT).contains("registered"));
        assertThat(queues.bodies(LOCATION)).isEmpty();
    }

    @Test
    void many_changes_all_arrive_in_batches_and_those_of_one_item_in_order(@TempDir Path folder) {
        stream.shard("s1", Optional.empty());
        IntStream.range(0, 500).forEach(i -> stream.put("s1", "item-" + i % 7 + "/" + (1000 + i), "scan"));
        start(folder, 3);
        await().until(() -> queues.bodies(AUDIT).size() == 500);
        assertThat(values(AUDIT).stream().collect(Collectors.groupingBy(value -> value.replaceAll("/.*", ""))))
                .hasSize(7)
                .allSatisfy((item, values) -> assertThat(values).isSorted());
        assertThat(batchSizes).allMatch(size -> size <= 10);
    }

    @Test
    void what_is_put_while_it_runs_arrives_also_in_shards_that_come_later(@TempDir Path folder) {
        stream.shard("s1", Optional.empty());
        start(folder, 3);
        stream.put("s1", "a", "scan");
        await().until(() -> values(AUDIT).contains("a"));
        stream.shard("s2", Optional.of("s1"));
        stream.put("s2", "c", "scan");
        stream.put("s1", "b", "scan");
        await().until(() -> values(AUDIT).contains("b"));
        stream.close("s1");
        await().until(() -> values(AUDIT).contains("c"));
        assertThat(values(AUDIT)).containsExactly("a", "b", "c");
    }

    @Test
    void a_pipe_that_starts_again_goes_on_where_it_was_and_loses_nothing(@TempDir Path folder) {
        stream.shard("s1", Optional.empty());
        stream.put("s1", "a", "scan");
        start(folder, 3);
        await().until(() -> checkpoint(folder).contains("000000000000000000001"));
        runs.forEach(Thread::interrupt);
        stream.put("s1", "b", "scan");
        start(folder, 3);
        await().until(() -> values(AUDIT).contains("b"));
        assertThat(values(AUDIT)).containsExactly("a", "b");
    }

    @Test
    void the_checkpoint_waits_until_the_queues_have_the_event(@TempDir Path folder) {
        stream.shard("s1", Optional.empty());
        queues.failNext(1_000_000);
        stream.put("s1", "a", "scan");
        start(folder, 3);
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        assertThat(folder.resolve("pipe.json")).doesNotExist();
        queues.failNext(0);
        await().until(() -> values(AUDIT).contains("a"));
        await().until(() -> checkpoint(folder).contains("000000000000000000001"));
    }

    @Test
    void a_bad_change_is_found_by_halving_and_named_to_the_dead_letter_queue(@TempDir Path folder) {
        stream.shard("s1", Optional.empty());
        IntStream.range(0, 10).forEach(i -> stream.put("s1", "item-" + i, "scan"));
        poison.add("item-6");
        start(folder, 1);
        await().until(() -> !queues.bodies(DEAD).isEmpty());
        await().until(() -> checkpoint(folder).contains("000000000000000000010"));
        assertThat(values(AUDIT)).hasSize(9).doesNotContain("item-6");
        var dead = json(queues.bodies(DEAD).get(0));
        assertThat(dead.at("/context/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(dead.at("/DDBStreamBatchInfo/shardId").asText()).isEqualTo("s1");
        assertThat(dead.at("/DDBStreamBatchInfo/startSequenceNumber").asText()).isEqualTo("000000000000000000007");
        assertThat(dead.at("/DDBStreamBatchInfo/endSequenceNumber").asText()).isEqualTo("000000000000000000007");
        assertThat(dead.at("/DDBStreamBatchInfo/streamArn").asText()).isEqualTo(MemoryStream.NAME);
        assertThat(queues.bodies(DEAD)).hasSize(1);
    }

    @Test
    void an_outage_is_waited_for_however_long_and_is_no_reason_to_give_up(@TempDir Path folder) {
        stream.shard("s1", Optional.empty());
        stream.put("s1", "a", "scan");
        outages.set(5);
        start(folder, 0);
        await().until(() -> values(AUDIT).contains("a"));
        assertThat(queues.bodies(DEAD)).isEmpty();
    }

    @Test
    void a_pattern_that_eventbridge_would_not_take_is_named() {
        var deployment = deployment(3, "{\"source\":\"no array\"}");
        assertThatThrownBy(() -> new EventBus(deployment, rule -> queues, InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule audit: EventBridge would not take its pattern {\"source\":\"no array\"}");
    }

    private void start(Path folder, int retries) {
        var deployment = deployment(retries, "{\"source\":[\"whereabouts\"]}");
        var bus = new EventBus(deployment, rule -> queues, InstantSource.fixed(NOW));
        var pipe = deployment.pipes().get(0);
        var batch = new PipeBatch(deployment, pipe, this::enrich, bus, queues, InstantSource.fixed(NOW));
        var run = new PipeRun(pipe, stream, batch, folder);
        runs.add(Thread.ofVirtual().start(() -> {
            try {
                run.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static Deployment deployment(int retries, String auditPattern) {
        var pipe = new Deployment.Pipe(
                "pipe",
                "pipe-role",
                "events",
                List.of("{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"kind\":{\"S\":[\"scan\"]}}}}"),
                10,
                Duration.ZERO,
                retries,
                Optional.of("enrichment"),
                "bus",
                "whereabouts",
                "$.type",
                Optional.of(DEAD));
        return new Deployment(
                "local",
                "eu-central-1",
                "123456789012",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(pipe),
                List.of(
                        new Deployment.Rule("audit", "arn:rule/audit", "bus", auditPattern, List.of(AUDIT)),
                        new Deployment.Rule(
                                "location",
                                "arn:rule/location",
                                "bus",
                                "{\"detail-type\":[\"PackageScanned\"]}",
                                List.of(LOCATION))),
                List.of(),
                List.of());
    }

    /// Stands for the enrichment function.
    private byte[] enrich(String function, byte[] payload) throws Undelivered {
        if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Undelivered.Unreachable("the test's outage", null);
        }
        var details = JSON.createArrayNode();
        var records = json(new String(payload, StandardCharsets.UTF_8));
        synchronized (batchSizes) {
            batchSizes.add(records.size());
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1_000_000));
        for (var record : records) {
            var value = record.at("/dynamodb/NewImage/value/S").asText();
            if (poison.contains(value)) {
                throw new Undelivered.Refused("poisoned by " + value);
            }
            details.addObject()
                    .put("type", value.equals("registered") ? "PackageRegistered" : "PackageScanned")
                    .put("value", value);
        }
        return details.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> values(URI queue) {
        return queues.bodies(queue).stream()
                .map(body -> json(body).at("/detail/value").asText())
                .toList();
    }

    private static String checkpoint(Path folder) {
        try {
            var file = folder.resolve("pipe.json");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
