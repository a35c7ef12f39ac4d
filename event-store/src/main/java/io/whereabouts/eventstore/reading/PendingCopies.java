package io.whereabouts.eventstore.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The events of which some copies have been seen and others not; those of which all have been are forgotten.
final class PendingCopies {
    private final Map<String, Torn> pending = new HashMap<>();

    PendingCopies(Collection<Torn> pending) {
        pending.forEach(event -> this.pending.put(event.eventId(), event));
    }

    /// @return whether it is the first copy that is seen of its event
    boolean isFirst(TableEvent copy) {
        var place = copy.place();
        var known = pending.get(copy.eventId());
        if (known == null) {
            remember(new Torn(copy.eventId(), copy.type(), place, without(place, copy.positions())));
            return true;
        }
        remember(new Torn(known.eventId(), known.type(), known.found(), without(place, known.missing())));
        return false;
    }

    /// Takes copies for seen that are in the table, though the reading did not come upon them.
    void found(Map<Place, TableEvent> copies) {
        for (var event : snapshot()) {
            remember(new Torn(
                    event.eventId(),
                    event.type(),
                    event.found(),
                    event.missing().stream()
                            .filter(place -> !isAt(place, event.eventId(), copies))
                            .toList()));
        }
    }

    Collection<Place> missing() {
        var places = new LinkedHashSet<Place>();
        pending.values().forEach(event -> places.addAll(event.missing()));
        return places;
    }

    List<Torn> snapshot() {
        return List.copyOf(pending.values());
    }

    private void remember(Torn event) {
        if (event.missing().isEmpty()) {
            pending.remove(event.eventId());
        } else {
            pending.put(event.eventId(), event);
        }
    }

    private static boolean isAt(Place place, String eventId, Map<Place, TableEvent> copies) {
        var copy = copies.get(place);
        return copy != null && copy.eventId().equals(eventId);
    }

    private static List<Place> without(Place place, List<Place> places) {
        var others = new ArrayList<>(places);
        others.remove(place);
        return others;
    }
}
