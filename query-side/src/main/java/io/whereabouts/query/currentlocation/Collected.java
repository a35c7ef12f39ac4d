package io.whereabouts.query.currentlocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A page in the making. It takes one more than fits, to know whether another page follows.
///
/// @param <B> how far it came
final class Collected<B> {
    private final int limit;
    private final int mostLookedAt;
    private final List<Found> found = new ArrayList<>();
    private Optional<B> last;
    private int lookedAt;
    private boolean full;

    /// @param mostLookedAt so that the time of a page is bounded even if next to nothing of what is looked at is found
    /// @param from where it starts
    Collected(int limit, int mostLookedAt, Optional<B> from) {
        this.limit = limit;
        this.mostLookedAt = mostLookedAt;
        last = from;
    }

    void found(Found one, B at) {
        if (found.size() == limit) {
            full = true;
            return;
        }
        found.add(one);
        passed(at);
    }

    /// What is passed after a full page's last one moves its end along: it need not be looked at again.
    void passed(B at) {
        last = Optional.of(at);
        lookedAt++;
        full = full || lookedAt >= mostLookedAt;
    }

    boolean isFull() {
        return full;
    }

    /// How many more are of use.
    int room() {
        return limit + 1 - found.size();
    }

    Page<B> page() {
        return new Page<>(found, full ? last : Optional.empty());
    }
}
