package io.whereabouts.query.currentlocation;

import java.time.Instant;
import java.util.Optional;

/// Where a package is: what must be the same whoever works it out.
///
/// @param seen the scan that says so; absent if it is nowhere
/// @param asOf from when on that holds; absent if nothing is known at all
/// @param lastSeen by which scan, if it is nowhere
/// @param endless whether it is inside of more than 20 containers
public record Verdict(Optional<String> seen, Optional<Instant> asOf, Optional<String> lastSeen, boolean endless) {
    static Verdict of(Chain chain) {
        return of(chain.whereabouts(), chain.endless().isPresent());
    }

    static Verdict of(Whereabouts whereabouts, boolean endless) {
        return switch (whereabouts) {
            case Whereabouts.Located at ->
                new Verdict(
                        Optional.of(at.sighting().key().eventId()), Optional.of(at.asOf()), Optional.empty(), endless);
            case Whereabouts.Nowhere nowhere ->
                new Verdict(
                        Optional.empty(),
                        Optional.of(nowhere.asOf()),
                        nowhere.lastSeen().map(seen -> seen.key().eventId()),
                        endless);
            case Whereabouts.Unseen unused ->
                new Verdict(Optional.empty(), Optional.empty(), Optional.empty(), endless);
        };
    }
}
