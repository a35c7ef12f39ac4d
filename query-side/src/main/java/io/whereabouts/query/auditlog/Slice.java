package io.whereabouts.query.auditlog;

import java.util.Optional;
import java.util.stream.Stream;

/// Hashes of packages from one to another, both included. Merges work slice by slice.
record Slice(long from, long to) {
    private static final long GREATEST = 0xffff_ffffL;

    static final Slice ALL = new Slice(0, GREATEST);

    Slice {
        if (from < 0 || to > GREATEST || from > to) {
            throw new IllegalArgumentException("no slice from %d to %d".formatted(from, to));
        }
    }

    static long unsigned(int hash) {
        return Integer.toUnsignedLong(hash);
    }

    boolean contains(long hash) {
        return from <= hash && hash <= to;
    }

    boolean contains(Slice other) {
        return contains(other.from) && contains(other.to);
    }

    Slice upTo(long last) {
        return new Slice(from, last);
    }

    /// What follows a hash of this slice, if anything does.
    Optional<Slice> after(long hash) {
        return hash < to ? Optional.of(new Slice(hash + 1, to)) : Optional.empty();
    }

    /// What is left of this slice without one that it contains.
    Stream<Slice> without(Slice other) {
        return Stream.concat(
                from < other.from ? Stream.of(new Slice(from, other.from - 1)) : Stream.empty(),
                after(other.to).stream());
    }

    long size() {
        return to - from + 1;
    }
}
