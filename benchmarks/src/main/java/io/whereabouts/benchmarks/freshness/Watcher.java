package io.whereabouts.benchmarks.freshness;

import java.io.IOException;

/// Asks again and again where all packages of the client are, and notes what it sees.
final class Watcher implements AutoCloseable {
    /// Between an answer and the next question: what a figure may be too high by, and a question's time.
    private static final int PAUSE_MILLIS = 20;

    private final Api api;
    private final String path;
    private final Sightings sightings;
    private final Thread thread;
    private volatile boolean over;

    Watcher(Api api, String path, Sightings sightings) {
        this.api = api;
        this.path = path;
        this.sightings = sightings;
        this.thread = Thread.ofPlatform().name("watcher").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        while (!over) {
            try {
                var answer = api.get(path);
                var at = System.nanoTime();
                for (var one : answer.body().path("packages")) {
                    var sequence = one.at("/location/sequence");
                    if (sequence.isNumber()) {
                        sightings.shown(one.path("package").asText(), sequence.asLong(), at);
                    }
                }
                Thread.sleep(PAUSE_MILLIS);
            } catch (IOException e) {
                // The next answer says the same; if none comes, nothing becomes visible, and that is measured.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
