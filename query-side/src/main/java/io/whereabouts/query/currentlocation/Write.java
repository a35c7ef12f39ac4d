package io.whereabouts.query.currentlocation;

/// A write that somebody wants to read, as the events table has it.
sealed interface Write {
    /// Whether what is known rests on it.
    boolean isIn(CurrentLocation known);

    /// A decision about the package's life, at one of these positions: there is one alone, unless so many have
    /// followed that nobody looked for it any further.
    ///
    /// @param last inclusive
    record InLife(long first, long last) implements Write {
        @Override
        public boolean isIn(CurrentLocation known) {
            return known.heard().life().contain(first, last);
        }
    }

    /// A packing, an unpacking, or a correction; the positions as above.
    record OfItem(long first, long last) implements Write {
        @Override
        public boolean isIn(CurrentLocation known) {
            return known.heard().item().contain(first, last);
        }
    }

    record Scan(ScanKey key) implements Write {
        @Override
        public boolean isIn(CurrentLocation known) {
            return known.slots().restOn(key);
        }
    }
}
