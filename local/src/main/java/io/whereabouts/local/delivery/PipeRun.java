package io.whereabouts.local.delivery;

import io.whereabouts.local.deployment.Deployment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a pipe's stream, shard by shard, parents before their children, and writes down how far it has come only
/// when everything up to there is delivered.
final class PipeRun {
    /// How many batches of one shard at once, as a pipe's parallelization factor. Changes of one item stay in
    /// order.
    private static final int LANES = 4;

    private static final Duration NEW_SHARDS = Duration.ofSeconds(5);
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 80;
    private static final Logger log = LoggerFactory.getLogger(PipeRun.class);

    private final Deployment.Pipe pipe;
    private final PipeFilter filter;
    private final TableStream streams;
    private final PipeBatch batches;
    private final Path checkpointFile;

    PipeRun(Deployment.Pipe pipe, TableStream streams, PipeBatch batches, Path checkpointDirectory) {
        this.pipe = pipe;
        this.filter = new PipeFilter(pipe);
        this.streams = streams;
        this.batches = batches;
        this.checkpointFile = checkpointDirectory.resolve(pipe.name() + ".json");
    }

    /// Runs until interrupted.
    void run() throws InterruptedException {
        var reading = ConcurrentHashMap.<String>newKeySet();
        var shardEnded = new Semaphore(0);
        var fault = new AtomicReference<@Nullable RuntimeException>();
        var outages = new Backoff(100, 2_000);
        Checkpoint checkpoint = null;
        var stream = "";
        try (var readers = new Interrupting()) {
            while (true) {
                try {
                    var description = streams.describe(pipe.table());
                    if (checkpoint == null || !stream.equals(description.stream())) {
                        // Another stream: the table was made anew.
                        readers.interruptAll();
                        reading.clear();
                        stream = description.stream();
                        checkpoint = Checkpoint.load(checkpointFile, stream);
                    }
                    for (var shard : startable(description, checkpoint)) {
                        if (reading.add(shard)) {
                            var of = stream;
                            var until = checkpoint;
                            readers.start(() -> {
                                try {
                                    readShard(of, shard, until);
                                } catch (RuntimeException e) {
                                    fault.set(e);
                                }
                                shardEnded.release();
                            });
                        }
                    }
                    outages.reset();
                } catch (Undelivered e) {
                    log.warn("pipe {}: {}", pipe.name(), e.getMessage());
                    outages.pause();
                    continue;
                }
                if (shardEnded.tryAcquire(NEW_SHARDS.toMillis(), TimeUnit.MILLISECONDS)) {
                    shardEnded.drainPermits();
                }
                var cause = fault.get();
                if (cause != null) {
                    throw cause;
                }
            }
        }
    }

    /// Those that are not read to their end, and whose parents are.
    private static List<String> startable(TableStream.Description description, Checkpoint checkpoint) {
        var known = description.shards().stream().map(TableStream.Shard::id).collect(Collectors.toSet());
        checkpoint.keep(known);
        return description.shards().stream()
                .filter(shard -> !checkpoint.ended(shard.id()))
                .filter(shard -> shard.parent()
                        .filter(known::contains)
                        .map(checkpoint::ended)
                        .orElse(true))
                .map(TableStream.Shard::id)
                .toList();
    }

    private void readShard(String stream, String shard, Checkpoint checkpoint) throws InterruptedException {
        var reader = streams.read(stream, shard, checkpoint.after(shard));
        var idle = new Backoff(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
        var outages = new Backoff(100, 2_000);
        while (true) {
            try {
                var page = collect(reader, idle);
                outages.reset();
                if (!page.changes().isEmpty()) {
                    idle.reset();
                    deliver(stream, shard, page.changes());
                    checkpoint.delivered(
                            shard, page.changes().get(page.changes().size() - 1).sequenceNumber());
                }
                if (page.ended()) {
                    checkpoint.end(shard);
                    return;
                }
            } catch (Undelivered e) {
                log.warn("pipe {}: {}", pipe.name(), e.getMessage());
                outages.pause();
                reader = streams.read(stream, shard, checkpoint.after(shard));
            }
        }
    }

    /// A full batch, or what has come when the window closes, or nothing after a pause.
    private TableStream.Page collect(TableStream.Reader reader, Backoff idle) throws Undelivered, InterruptedException {
        var changes = new ArrayList<Change>();
        var taken = 0L;
        var closesAt = Long.MAX_VALUE;
        while (true) {
            var page = reader.next();
            changes.addAll(page.changes());
            taken += page.changes().stream()
                    .filter(change -> filter.takes(change.json()))
                    .count();
            if (taken > 0 && closesAt == Long.MAX_VALUE) {
                closesAt = System.nanoTime() + pipe.window().toNanos();
            }
            var open = taken > 0 && taken < pipe.batchSize() && System.nanoTime() - closesAt < 0;
            if (page.ended() || (!changes.isEmpty() && !open)) {
                return new TableStream.Page(changes, page.ended());
            }
            idle.pause();
            if (changes.isEmpty()) {
                return page;
            }
        }
    }

    private void deliver(String stream, String shard, List<Change> changes) throws InterruptedException {
        var wanted =
                changes.stream().filter(change -> filter.takes(change.json())).toList();
        var lanes = new LinkedHashMap<Integer, List<Change>>();
        for (var change : wanted) {
            var lane = wanted.size() <= pipe.batchSize()
                    ? 0
                    : Math.floorMod(change.key().hashCode(), LANES);
            lanes.computeIfAbsent(lane, number -> new ArrayList<>()).add(change);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            lanes.values()
                    .forEach(lane -> running.add(threads.submit(() -> {
                        for (var from = 0; from < lane.size(); from += pipe.batchSize()) {
                            batches.deliver(
                                    stream, shard, lane.subList(from, Math.min(from + pipe.batchSize(), lane.size())));
                        }
                        return null;
                    })));
            for (var lane : running) {
                lane.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("pipe " + pipe.name(), e.getCause());
        }
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    /// Virtual threads that end with the run.
    private final class Interrupting implements AutoCloseable {
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        void start(Task task) {
            threads.add(Thread.ofVirtual().name("pipe " + pipe.name()).start(() -> {
                try {
                    task.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }

        void interruptAll() {
            threads.forEach(Thread::interrupt);
            threads.clear();
        }

        @Override
        public void close() {
            interruptAll();
        }
    }
}
