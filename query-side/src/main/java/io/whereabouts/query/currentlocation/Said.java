package io.whereabouts.query.currentlocation;

import io.whereabouts.events.Decision;
import io.whereabouts.events.WriteToken;

/// What an event says about a package, and which event says so: whoever replaces it names that.
record Said<E extends Decision>(String eventId, E event) {
    WriteToken token() {
        return WriteToken.of(eventId, event);
    }
}
