package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.local.deployment.Deployment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/// An event source mapping: collects a queue's messages into batches and hands them to a function. What the
/// function does not take stays in the queue, hidden until its visibility time-out is over.
final class QueuePoller {
    /// SQS gives so many per call.
    private static final int CALL = 10;

    /// One invocation takes 6 MB; the frame around the records is not counted.
    private static final int EVENT_BYTES = 6 * 1024 * 1024 - 1024;

    private static final Duration LONG_POLL = Duration.ofSeconds(10);
    private static final Duration SHORT_POLL = Duration.ofSeconds(1);
    private static final long PAUSE_MILLIS = 50;
    private static final int OUTAGES_AT_MOST = 10;
    private static final Logger log = LoggerFactory.getLogger(QueuePoller.class);

    /// @param size of the record in bytes
    private record Received(Message message, ObjectNode record, int size) {}

    private final Deployment.QueueTrigger trigger;
    private final Queues queues;
    private final FunctionCaller functions;
    private final Deque<Received> waiting = new ArrayDeque<>();

    QueuePoller(Deployment.QueueTrigger trigger, Queues queues, FunctionCaller functions) {
        this.trigger = trigger;
        this.queues = queues;
        this.functions = functions;
    }

    /// Runs until interrupted.
    void run() throws InterruptedException {
        var free = new Semaphore(Math.max(1, trigger.maximumConcurrency()));
        var outages = new Backoff(100, 2_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                free.acquire();
                var batch = List.<Received>of();
                try {
                    batch = collect();
                    outages.reset();
                } catch (Undelivered e) {
                    log.warn("queue of {}: {}", trigger.function(), e.getMessage());
                    outages.pause();
                }
                if (batch.isEmpty()) {
                    free.release();
                } else {
                    var full = batch;
                    threads.execute(() -> {
                        try {
                            process(full);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } finally {
                            free.release();
                        }
                    });
                }
            }
        }
    }

    private List<Received> collect() throws Undelivered, InterruptedException {
        if (waiting.isEmpty()) {
            receive(LONG_POLL);
        }
        var closesAt = System.nanoTime() + trigger.window().toNanos();
        var batch = new ArrayList<Received>();
        var bytes = 0;
        while (batch.size() < trigger.batchSize()) {
            var next = waiting.peekFirst();
            if (next != null) {
                if (!batch.isEmpty() && bytes + next.size() > EVENT_BYTES) {
                    return batch;
                }
                batch.add(waiting.removeFirst());
                bytes += next.size() + 1;
            } else if (batch.isEmpty() || !receiveMore(closesAt, batch)) {
                return batch;
            }
        }
        return batch;
    }

    /// False when the window is over. Also when the queue does not answer: what was received is handed over all the
    /// same, or it would stay hidden until its visibility time-out is over.
    private boolean receiveMore(long closesAt, List<Received> batch) throws InterruptedException {
        try {
            return receiveWithin(closesAt, batch);
        } catch (Undelivered e) {
            log.warn("queue of {}: {}", trigger.function(), e.getMessage());
            return false;
        }
    }

    private boolean receiveWithin(long closesAt, List<Received> batch) throws Undelivered, InterruptedException {
        var left = Duration.ofNanos(closesAt - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            // Without a window: what is there already, as far as it comes in full hands.
            return trigger.window().isZero() && batch.size() % CALL == 0 && receive(Duration.ZERO);
        }
        if (!receive(left.compareTo(SHORT_POLL) > 0 ? SHORT_POLL : Duration.ZERO)) {
            Thread.sleep(Math.min(PAUSE_MILLIS, Math.max(1, left.toMillis())));
        }
        return true;
    }

    private boolean receive(Duration wait) throws Undelivered {
        var messages = queues.receive(trigger.queue(), Math.min(CALL, trigger.batchSize()), wait);
        for (var message : messages) {
            var record = QueueEvent.record(message, trigger.queueArn());
            waiting.addLast(new Received(message, record, record.toString().getBytes(StandardCharsets.UTF_8).length));
        }
        return !messages.isEmpty();
    }

    private void process(List<Received> batch) throws InterruptedException {
        var messages = batch.stream().map(Received::message).toList();
        var failed = invoke(batch);
        var done = messages.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList();
        var outages = new Backoff(50, 1_000);
        while (!done.isEmpty() && outages.pauses() < OUTAGES_AT_MOST) {
            try {
                queues.delete(trigger.queue(), done);
                return;
            } catch (Undelivered e) {
                log.warn("queue of {}: {}", trigger.function(), e.getMessage());
                outages.pause();
            }
        }
    }

    /// The ids of those that failed.
    private Set<String> invoke(List<Received> batch) throws InterruptedException {
        var messages = batch.stream().map(Received::message).toList();
        var event = QueueEvent.of(batch.stream().map(Received::record).toList());
        var outages = new Backoff(50, 1_000);
        while (true) {
            try {
                var answer = functions.invoke(trigger.function(), event);
                return trigger.reportsBatchItemFailures() ? QueueEvent.failed(answer, messages) : Set.of();
            } catch (Undelivered.Unreachable e) {
                if (outages.pauses() == OUTAGES_AT_MOST) {
                    return all(batch, e);
                }
                outages.pause();
            } catch (Undelivered e) {
                return all(batch, e);
            }
        }
    }

    private Set<String> all(List<Received> batch, Undelivered reason) {
        log.warn("{} messages stay in the queue of {}: {}", batch.size(), trigger.function(), reason.getMessage());
        return batch.stream().map(received -> received.message().messageId()).collect(Collectors.toSet());
    }
}
