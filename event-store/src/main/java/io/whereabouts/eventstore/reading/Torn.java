package io.whereabouts.eventstore.reading;

import java.util.List;

/// An event some of whose copies are missing.
///
/// @param found where a copy of it is
/// @param missing where copies of it should be
public record Torn(String eventId, String type, Place found, List<Place> missing) {
    public Torn {
        missing = List.copyOf(missing);
    }

    @Override
    public String toString() {
        return "%s %s: found at %s, missing at %s"
                .formatted(
                        type,
                        eventId,
                        found,
                        String.join(", ", missing.stream().map(Place::toString).toList()));
    }
}
