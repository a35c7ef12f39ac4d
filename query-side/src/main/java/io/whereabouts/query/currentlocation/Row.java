package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What the table keeps of a package.
///
/// @param beside the newest scan that counts, found among the events: there only while the slots are spent
/// @param version counts the writes; a write holds only if nobody wrote in between
record Row(CurrentLocation location, Optional<Sighting> beside, long version) {
    PackageId packageId() {
        return location.packageId();
    }

    Life life() {
        return location.life();
    }

    /// Where it was itself seen last in this life.
    Optional<Sighting> newest() {
        return sightings().findFirst();
    }

    /// Since when it has been where it was seen last, as far as what is kept proves it: at least since.
    Optional<Instant> since() {
        return newest().flatMap(newest -> sightings()
                .takeWhile(sighting -> sighting.place().near(newest.place()))
                .map(Sighting::at)
                .reduce((newer, older) -> older));
    }

    /// Where it counts as being by itself when somebody asks what is in a volume: where it was seen, unless it was
    /// packed or unpacked since.
    Optional<Place> place() {
        return newest().filter(seen -> life().isFollowed())
                .filter(seen -> location.inForce()
                        .filter(packing -> seen.at().isBefore(packing.since()))
                        .isEmpty())
                .map(Sighting::place);
    }

    boolean saysTheSameAs(Row other) {
        return location.equals(other.location) && beside.equals(other.beside);
    }

    /// Those that count in this life, the newest first.
    Stream<Sighting> sightings() {
        return Stream.concat(location.slots().sightings(), beside.stream()).filter(seen -> life().covers(seen.at()));
    }
}
