package io.whereabouts.query.currentlocation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The greatest scans of a package. One that is retracted keeps its slot, so that what remains does not depend on
/// whether the retraction or a newer scan came first.
///
/// @param greatest the greatest first
/// @param cut whether a smaller one was dropped
record Slots(List<Slot> greatest, boolean cut) {
    static final int MOST = 4;
    static final Slots NONE = new Slots(List.of(), false);

    Slots {
        greatest = List.copyOf(greatest);
    }

    static Slots of(Slot slot) {
        return new Slots(List.of(slot), false);
    }

    /// What is dropped here would be dropped by every later join as well: the greatest only grow.
    Slots join(Slots other) {
        var union = new TreeMap<ScanKey, Slot>(Collections.reverseOrder());
        Stream.of(greatest, other.greatest)
                .flatMap(List::stream)
                .forEach(slot -> union.merge(slot.key(), slot, Slot::join));
        return new Slots(union.values().stream().limit(MOST).toList(), cut || other.cut || union.size() > MOST);
    }

    /// Those that count, the newest first.
    Stream<Sighting> sightings() {
        return greatest.stream().map(Slot::sighting).flatMap(Optional::stream);
    }

    /// Whether the newest scan that counts is, perhaps, one that was dropped: only the events can tell.
    boolean areSpent() {
        return cut && sightings().findAny().isEmpty();
    }
}
