package io.whereabouts.local.demo;

import java.io.PrintWriter;

/// One line that grows on a terminal, a line for each tenth elsewhere.
final class Progress {
    private final PrintWriter out;
    private final boolean terminal;
    private final String what;
    private final int total;
    private final long began = System.nanoTime();
    private int done;
    private int tenthsSaid;

    Progress(PrintWriter out, boolean terminal, String what, int total) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    synchronized void add(int count) {
        done += count;
        var tenths = (int) (10L * done / total);
        var seconds = (System.nanoTime() - began) / 1e9;
        var line = "%s: %,d of %,d, %,.0f a second".formatted(what, done, total, done / Math.max(seconds, 0.001));
        if (terminal) {
            out.print("\r" + line + (done == total ? "   \n" : "   "));
        } else if (tenths > tenthsSaid) {
            out.println(line);
        }
        tenthsSaid = tenths;
        out.flush();
    }
}
