package io.whereabouts.query.currentlocation;

import java.util.List;
import java.util.Optional;

/// A part of an index, in its order.
///
/// @param last after which there may be more; a part can be empty and yet not be the end
record Keys(List<Entry> entries, Optional<Entry> last) {
    Keys {
        entries = List.copyOf(entries);
    }
}
