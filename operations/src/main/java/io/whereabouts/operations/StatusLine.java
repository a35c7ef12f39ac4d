package io.whereabouts.operations;

import java.io.PrintWriter;
import java.time.Duration;

/// Shows how far something is: at a terminal in one line, otherwise in a new one now and then.
final class StatusLine {
    private static final Duration AT_TERMINAL = Duration.ofMillis(200);
    private static final Duration OTHERWISE = Duration.ofSeconds(10);

    private final PrintWriter err;
    private long shown = System.nanoTime();

    StatusLine(PrintWriter err) {
        this.err = err;
    }

    void show(String text) {
        var now = System.nanoTime();
        var interval = Script.atTerminal() ? AT_TERMINAL : OTHERWISE;
        if (now - shown < interval.toNanos()) {
            return;
        }
        shown = now;
        if (Script.atTerminal()) {
            err.print("\r" + text + "\u001b[K");
        } else {
            err.println(text);
        }
        err.flush();
    }

    /// Leaves the line to others.
    void end() {
        if (Script.atTerminal()) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
