package io.whereabouts.query.currentlocation;

/// Whether anything was ever packed into something: only then it is worth asking what is in it. Never taken back, as
/// little as who has unpacked the last of many is known: it says so of too many, never of too few.
enum Holds {
    NOTHING,
    /// The row was at some time written by a projector that marks no containers, or among some that did not.
    UNKNOWN,
    SOMETHING;

    Holds join(Holds other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
