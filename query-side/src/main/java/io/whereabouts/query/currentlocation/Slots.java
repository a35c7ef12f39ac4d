package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageScanned;
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

    /// All that are kept, whether or not they count.
    Stream<PackageScanned> scans() {
        return greatest.stream().map(Slot::scan).flatMap(Optional::stream);
    }

    /// Those that count, the newest first.
    Stream<Sighting> sightings() {
        return greatest.stream().map(Slot::sighting).flatMap(Optional::stream);
    }

    /// Whether a scan was taken in, or would change nothing: what is older than all that is kept is dropped. While the
    /// slots are spent that one may count all the same, but then the events are asked, and they have it.
    boolean restOn(ScanKey key) {
        return greatest.stream()
                        .filter(slot -> slot.key().equals(key))
                        .anyMatch(slot -> slot.scan().isPresent())
                || (cut && key.compareTo(greatest.getLast().key()) < 0);
    }

    /// Whether the newest scan that counts is, perhaps, one that was dropped: only the events can tell.
    boolean areSpent() {
        return cut && sightings().findAny().isEmpty();
    }
}
