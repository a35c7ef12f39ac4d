package io.whereabouts.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Keeps one child running until it is closed.
public final class Supervision implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    /// ElasticMQ waits longer than this for open connections to end. Nothing is lost: what a part has acknowledged and
    /// keeps, it keeps when it is killed, too.
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(1);

    private static final Duration QUICK_DEATH = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Child child;
    private final Restarts restarts;
    private final Thread watch;
    private Process process;
    private boolean closing;

    /// Told after a child was started again and is ready.
    @FunctionalInterface
    public interface Restarts {
        void startedAgain(Child child, int exitCode);
    }

    private Supervision(Child child, Process process, Restarts restarts) {
        this.child = child;
        this.process = process;
        this.restarts = restarts;
        this.watch =
                Thread.ofPlatform().daemon().name("watch-" + child.process()).unstarted(this::watch);
    }

    /// Does not wait until it is ready.
    public static Supervision start(Child child, Restarts restarts) throws IOException {
        var supervision = new Supervision(child, child.start(), restarts);
        supervision.watch.start();
        return supervision;
    }

    /// @throws IllegalStateException if it does not answer in time; the message holds the end of its log
    public void awaitReady() {
        if (child.probe().isEmpty()) {
            return;
        }
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!answers(child.probe().get())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s is not ready after %d s; the end of its log %s:%n%s"
                        .formatted(child.title(), READY_WITHIN.toSeconds(), child.log(), endOfLog()));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean answers(URI probe) {
        try {
            var request =
                    HttpRequest.newBuilder(probe).timeout(Duration.ofSeconds(5)).build();
            HTTP.send(request, BodyHandlers.discarding());
            return true;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void watch() {
        var quickDeaths = 0;
        var began = System.nanoTime();
        while (true) {
            var exitCode = current().onExit().join().exitValue();
            // At the end of everything all processes get the same signal: let it come here first.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            quickDeaths = System.nanoTime() - began < QUICK_DEATH.toNanos() ? quickDeaths + 1 : 0;
            if (quickDeaths > 1) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(quickDeaths, 10))));
            }
            began = System.nanoTime();
            if (!startAgain()) {
                return;
            }
            try {
                awaitReady();
                restarts.startedAgain(child, exitCode);
            } catch (RuntimeException e) {
                System.err.printf(
                        "%s ended (exit code %d) and did not come back: %s%n", child.title(), exitCode, e.getMessage());
            }
        }
    }

    private synchronized Process current() {
        return process;
    }

    private synchronized boolean startAgain() {
        if (closing) {
            return false;
        }
        try {
            process = child.start();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String endOfLog() {
        try (Stream<String> lines = Files.lines(child.log())) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }

    /// Asks it to end, and ends it if it does not.
    @Override
    public void close() {
        Process last;
        synchronized (this) {
            closing = true;
            last = process;
        }
        last.destroy();
        try {
            if (!last.waitFor(ENDED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                last.destroyForcibly();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Closes all at once rather than one after the other.
    public static void closeAll(List<Supervision> all) {
        var closings =
                all.stream().map(one -> Thread.ofPlatform().start(one::close)).toList();
        try {
            for (var closing : closings) {
                closing.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
