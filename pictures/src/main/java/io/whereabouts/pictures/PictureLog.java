package io.whereabouts.pictures;

import io.whereabouts.events.PictureAdded;
import io.whereabouts.events.PictureTicket;

/// Where it is recorded that a picture was added.
@FunctionalInterface
interface PictureLog {
    /// Once: recording it again changes nothing.
    ///
    /// @param ticket says who added it
    void record(PictureAdded added, PictureTicket ticket);
}
