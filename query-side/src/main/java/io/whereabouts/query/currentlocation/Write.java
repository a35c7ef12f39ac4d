package io.whereabouts.query.currentlocation;

/// A write that somebody wants to read, as the events table has it.
sealed interface Write {
    /// Whether what is known rests on it.
    boolean isIn(CurrentLocation known);

    /// A decision about the package's life.
    record InLife(long position) implements Write {
        @Override
        public boolean isIn(CurrentLocation known) {
            return known.heard().life().contain(position);
        }
    }

    /// A packing, an unpacking, or a correction.
    record OfItem(long position) implements Write {
        @Override
        public boolean isIn(CurrentLocation known) {
            return known.heard().item().contain(position);
        }
    }

    record Scan(ScanKey key) implements Write {
        @Override
        public boolean isIn(CurrentLocation known) {
            return known.slots().restOn(key);
        }
    }

    /// A decision that so many have followed that nobody looked for it any further.
    record LongAgo() implements Write {
        @Override
        public boolean isIn(CurrentLocation known) {
            return true;
        }
    }
}
