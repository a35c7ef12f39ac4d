package io.whereabouts.stacks.components;

/// Which of its kind a read model is: one that is built anew stands beside the one that is asked. The first has no
/// number in its names.
///
/// @param number from 1 on
public record Generation(int number) implements Comparable<Generation> {
    public static final Generation FIRST = new Generation(1);

    /// What a part of it is called, such as `current-locations-2`.
    ///
    /// @param part of the first
    public String of(String part) {
        return isFirst() ? part : part + "-" + number;
    }

    /// Where its objects are in a bucket, such as `generation=2/`.
    String folder() {
        return isFirst() ? "" : "generation=%d/".formatted(number);
    }

    @Override
    public int compareTo(Generation other) {
        return Integer.compare(number, other.number);
    }

    boolean isFirst() {
        return equals(FIRST);
    }
}
