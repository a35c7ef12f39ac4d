package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.Page;
import io.whereabouts.eventstore.reading.Progress;
import io.whereabouts.eventstore.reading.Sink;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Shows how far a reading is: at a terminal in one line, otherwise in a new one now and then.
final class ProgressLine implements Sink {
    private static final Duration AT_TERMINAL = Duration.ofMillis(200);
    private static final Duration OTHERWISE = Duration.ofSeconds(10);
    private static final double MEGABYTE = 1e6;
    private static final int PERCENT = 100;

    private final PrintWriter err;
    private final boolean atTerminal;
    private final LongSupplier nanoTime;
    private final String parts;
    private long shown;
    private Optional<TimeLeft> timeLeft = Optional.empty();

    /// @param parts what a part is called
    ProgressLine(PrintWriter err, boolean atTerminal, LongSupplier nanoTime, String parts) {
        this.err = err;
        this.atTerminal = atTerminal;
        this.nanoTime = nanoTime;
        this.parts = parts;
        this.shown = nanoTime.getAsLong();
    }

    @Override
    public void accept(Page page) {
        var now = nanoTime.getAsLong();
        if (timeLeft.isEmpty()) {
            timeLeft = Optional.of(new TimeLeft(page.progress().share(), nanoTime));
        }
        if (now - shown < (atTerminal ? AT_TERMINAL : OTHERWISE).toNanos()) {
            return;
        }
        shown = now;
        if (atTerminal) {
            err.print("\r" + text(page.progress()) + "\u001b[K");
        } else {
            err.println(text(page.progress()));
        }
        err.flush();
    }

    /// Leaves the line to others.
    void end() {
        if (atTerminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private String text(Progress progress) {
        return "about %.0f %%: %d of %d %s, %,d items, %,d events, %,.1f MB%s"
                .formatted(
                        Math.floor(progress.share() * PERCENT),
                        progress.partsDone(),
                        progress.parts(),
                        parts,
                        progress.counts().items(),
                        progress.counts().events(),
                        progress.counts().bytes() / MEGABYTE,
                        timeLeft.map(left -> left.at(progress.share())).orElse(""));
    }
}
