package io.whereabouts.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.deployment.Deployment;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class QueuePollerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI QUEUE = URI.create("http://queues/location");
    private static final String ARN = "arn:aws:sqs:eu-central-1:123456789012:location";

    private final MemoryQueues queues = new MemoryQueues();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<Thread> runs = new ArrayList<>();

    @AfterEach
    void stop() {
        runs.forEach(Thread::interrupt);
    }

    @Test
    void a_function_gets_an_sqs_event_and_what_it_took_is_deleted() throws Undelivered {
        start(10, Duration.ZERO, 1, event -> "{\"batchItemFailures\":[]}");
        queues.send(QUEUE, List.of("{\"a\":1}"));
        await().until(() -> queues.bodies(QUEUE).isEmpty());
        var record = events.get(0).path("Records").get(0);
        assertThat(record.path("body").asText()).isEqualTo("{\"a\":1}");
        assertThat(record.path("messageId").asText()).hasSize(36);
        assertThat(record.path("receiptHandle").asText()).isNotEmpty();
        assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
        assertThat(record.path("messageAttributes").isObject()).isTrue();
        assertThat(record.path("md5OfBody").asText()).isEqualTo("md5 of {\"a\":1}");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").asText()).isEqualTo(ARN);
        assertThat(record.path("awsRegion").asText()).isEqualTo("eu-central-1");
    }

    @Test
    void only_what_the_function_names_stays_in_the_queue() throws Undelivered {
        start(10, Duration.ofMillis(500), 1, event -> {
            var failed = JSON.createObjectNode();
            var items = failed.putArray("batchItemFailures");
            for (var record : event.path("Records")) {
                if (record.path("body").asText().startsWith("bad")) {
                    items.addObject()
                            .put("itemIdentifier", record.path("messageId").asText());
                }
            }
            return failed.toString();
        });
        queues.send(QUEUE, List.of("good 1", "bad 1", "good 2", "bad 2"));
        await().until(() -> queues.bodies(QUEUE).size() == 2);
        assertThat(queues.bodies(QUEUE)).containsExactlyInAnyOrder("bad 1", "bad 2");
    }

    @Test
    void in_doubt_all_have_failed() throws Undelivered {
        var messages = List.of(
                Message.builder().messageId("m1").build(),
                Message.builder().messageId("m2").build());
        for (var nothing : List.of("", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}")) {
            assertThat(failed(nothing, messages)).as(nothing).isEmpty();
        }
        for (var all : List.of(
                "{",
                "\"done\"",
                "{\"batchItemFailures\":\"m1\"}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"id\":\"m1\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"m9\"}]}")) {
            assertThat(failed(all, messages)).as(all).containsExactlyInAnyOrder("m1", "m2");
        }
        assertThat(failed("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}", messages))
                .containsExactly("m2");
    }

    @Test
    void a_function_that_fails_leaves_all_of_its_batch() throws Undelivered {
        var calls = new AtomicInteger();
        start(10, Duration.ZERO, 1, event -> {
            if (calls.incrementAndGet() == 1) {
                throw new Undelivered.Refused("as the test wants it");
            }
            return "";
        });
        queues.send(QUEUE, List.of("a", "b"));
        await().until(() -> calls.get() == 1);
        await().pollDelay(Duration.ofMillis(100))
                .until(() -> queues.bodies(QUEUE).size() == 2);
        queues.showHidden(QUEUE);
        await().until(() -> queues.bodies(QUEUE).isEmpty());
    }

    @Test
    void a_window_collects_more_than_one_call_gives() throws Undelivered {
        start(100, Duration.ofSeconds(1), 1, event -> "");
        queues.send(QUEUE, IntStream.range(0, 60).mapToObj(i -> "m" + i).toList());
        await().until(() -> queues.bodies(QUEUE).isEmpty());
        assertThat(events).hasSize(1);
        assertThat(events.get(0).path("Records")).hasSize(60);
    }

    @Test
    void a_full_batch_does_not_wait_for_its_window() throws Undelivered {
        start(20, Duration.ofMinutes(5), 1, event -> "");
        queues.send(QUEUE, IntStream.range(0, 40).mapToObj(i -> "m" + i).toList());
        await().until(() -> queues.bodies(QUEUE).isEmpty());
        assertThat(events).allMatch(event -> event.path("Records").size() == 20);
    }

    @Test
    void no_event_is_larger_than_six_megabytes() throws Undelivered {
        start(1000, Duration.ofSeconds(1), 1, event -> "");
        var quotes = "\"".repeat(100_000); // twice as long in JSON
        queues.send(QUEUE, IntStream.range(0, 100).mapToObj(i -> i + quotes).toList());
        await().atMost(Duration.ofSeconds(30)).until(() -> queues.bodies(QUEUE).isEmpty());
        assertThat(events)
                .allMatch(event -> event.toString().getBytes(StandardCharsets.UTF_8).length <= 6 * 1024 * 1024);
        assertThat(events.size()).isBetween(4, 8);
    }

    @Test
    void no_more_batches_run_at_once_than_allowed() throws Undelivered {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        start(1, Duration.ZERO, 3, event -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);
            running.decrementAndGet();
            return "";
        });
        queues.send(QUEUE, IntStream.range(0, 30).mapToObj(i -> "m" + i).toList());
        await().until(() -> queues.bodies(QUEUE).isEmpty());
        assertThat(most.get()).isEqualTo(3);
        assertThat(bodies()).hasSize(30);
    }

    @Test
    void outages_of_the_queue_or_the_function_lose_nothing() throws Undelivered {
        var calls = new AtomicInteger();
        queues.send(QUEUE, List.of("a", "b", "c"));
        queues.failNext(3);
        start(10, Duration.ZERO, 1, event -> {
            if (calls.incrementAndGet() < 4) {
                throw new Undelivered.Unreachable("as the test wants it", null);
            }
            queues.failNext(2);
            return "";
        });
        await().until(() -> queues.bodies(QUEUE).isEmpty());
        assertThat(bodies()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void an_outage_within_the_window_does_not_hold_up_what_was_received_before() throws Undelivered {
        queues.send(QUEUE, List.of("a", "b"));
        queues.failOnceAfterReceiving();
        start(10, Duration.ofSeconds(1), 1, event -> "");
        await().until(() -> queues.bodies(QUEUE).isEmpty());
        assertThat(bodies()).containsExactlyInAnyOrder("a", "b");
    }

    private Set<String> bodies() {
        var bodies = new HashSet<String>();
        events.forEach(event -> StreamSupport.stream(event.path("Records").spliterator(), false)
                .forEach(record -> bodies.add(record.path("body").asText())));
        return bodies;
    }

    private static Set<String> failed(String answer, List<Message> messages) {
        return QueueEvent.failed(answer.getBytes(StandardCharsets.UTF_8), messages);
    }

    private interface Handler {
        String handle(JsonNode event) throws Undelivered;
    }

    private void start(int batchSize, Duration window, int concurrency, Handler handler) {
        var trigger = new Deployment.QueueTrigger(QUEUE, ARN, "projector", batchSize, window, concurrency, true);
        FunctionCaller functions = (function, payload) -> {
            try {
                var event = JSON.readTree(payload);
                var answer = handler.handle(event);
                events.add(event);
                return answer.getBytes(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new Undelivered.Refused(String.valueOf(e.getMessage()));
            }
        };
        var poller = new QueuePoller(trigger, queues, functions);
        runs.add(Thread.ofVirtual().start(() -> {
            try {
                poller.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
