package io.whereabouts.query.currentlocation;

/// What a session says of a package that should be somewhere, or is there.
enum Finding {
    /// It should be there, and was not seen.
    MISSING,

    /// It was seen, and should have been elsewhere.
    UNEXPECTED,

    /// It was seen where it should be.
    CONFIRMED;

    static Finding of(boolean seen, boolean expected) {
        if (!seen) {
            return MISSING;
        }
        return expected ? CONFIRMED : UNEXPECTED;
    }
}
