package io.whereabouts.local.cli;

import io.whereabouts.local.lambda.CannotStart;
import io.whereabouts.local.lambda.Functions;
import java.io.PrintWriter;

/// Starts functions behind a person's back, so that a first request is answered as fast as the next one, and what
/// cannot start is told before somebody calls it.
final class Warming {
    private Warming() {}

    static void start(Functions functions, PrintWriter out) {
        var unused = Thread.ofVirtual().name("warming").start(() -> {
            try {
                functions.warm();
            } catch (CannotStart e) {
                out.println("error: " + e.getMessage());
                out.flush();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
