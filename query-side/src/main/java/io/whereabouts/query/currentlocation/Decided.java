package io.whereabouts.query.currentlocation;

import java.util.Optional;
import java.util.stream.Stream;

/// What a decision says, as long as no later one says otherwise.
///
/// @param position of the decision under its tag: the greatest wins
record Decided<T>(String position, T value) {
    Decided<T> latest(Decided<T> other) {
        return position.compareTo(other.position) >= 0 ? this : other;
    }

    static <T> Optional<Decided<T>> latest(Optional<Decided<T>> a, Optional<Decided<T>> b) {
        return Stream.of(a, b).flatMap(Optional::stream).reduce(Decided::latest);
    }
}
