package io.whereabouts.query.currentlocation;

import java.util.List;
import java.util.Optional;

/// @param next how far the page came, if there may be more after it
record Page<B>(List<Found> found, Optional<B> next) {
    Page {
        found = List.copyOf(found);
    }
}
