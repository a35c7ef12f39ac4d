package io.whereabouts.query.currentlocation;

import io.whereabouts.events.WriteToken;
import java.util.Optional;

/// What tokens name, where the events are. A token is no proof: anybody could have made it up.
interface Writes {
    /// @param token of a package
    Optional<Write> find(WriteToken token);
}
