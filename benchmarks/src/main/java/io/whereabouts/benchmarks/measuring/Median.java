package io.whereabouts.benchmarks.measuring;

import java.util.Arrays;

/// The middle of some figures; of an even number of them, the mean of the two in the middle.
public final class Median {
    private Median() {}

    public static double of(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("nothing was measured, so there is no median");
        }
        var sorted = figures.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
