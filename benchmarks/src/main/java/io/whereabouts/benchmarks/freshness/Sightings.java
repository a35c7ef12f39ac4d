package io.whereabouts.benchmarks.freshness;

import io.whereabouts.benchmarks.measuring.Samples;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// Which scans are acknowledged and which are visible, and how long there is between the two. A scan is visible when
/// its package shows it or one that was made later. Times are those of `System.nanoTime`.
final class Sightings {
    private final Map<String, NavigableMap<Long, Long>> waiting = new HashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private Histogram latencies = Samples.empty();
    private int invisible;

    private record Seen(long sequence, long at) {}

    synchronized void acknowledged(String packageId, long sequence, long at) {
        var there = seen.get(packageId);
        if (there != null && there.sequence() >= sequence) {
            latencies.recordValue(Math.max(0, there.at() - at) / 1_000);
        } else {
            waiting.computeIfAbsent(packageId, id -> new TreeMap<>()).put(sequence, at);
            invisible++;
        }
    }

    /// @param sequence of the scan that the package shows
    /// @param at when the answer was there
    synchronized void shown(String packageId, long sequence, long at) {
        var before = seen.get(packageId);
        if (before != null && before.sequence() >= sequence) {
            return;
        }
        seen.put(packageId, new Seen(sequence, at));
        var visible = waiting.computeIfAbsent(packageId, id -> new TreeMap<>()).headMap(sequence, true);
        visible.values().forEach(acknowledgedAt -> latencies.recordValue(Math.max(0, at - acknowledgedAt) / 1_000));
        invisible -= visible.size();
        visible.clear();
    }

    /// Scans that were acknowledged and are not visible yet.
    synchronized int invisible() {
        return invisible;
    }

    /// In microseconds, of all that became visible since the last call.
    synchronized Histogram take() {
        var taken = latencies;
        latencies = Samples.empty();
        waiting.clear();
        invisible = 0;
        return taken;
    }
}
