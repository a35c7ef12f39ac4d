package io.whereabouts.query.currentlocation;

import java.util.List;
import java.util.Optional;

/// Goes along what was itself seen in or near an area, in an order that does not change.
interface Walk {
    /// The next entries: none of them, and yet not the end, is possible. Empty at the end.
    Optional<List<Entry>> next();
}
