package io.whereabouts.eventstore.reading;

/// What became of a torn event.
///
/// @param reason in words, with the places and events concerned
public record Mended(Torn torn, Outcome outcome, String reason) {
    public enum Outcome {
        /// The missing copies can be put back; nothing has been written.
        MENDABLE,
        /// The missing copies have been put back.
        MENDED,
        /// No copy is missing in the table.
        ALREADY_WHOLE,
        /// Another event has a place, or no copy is left; nothing has been written.
        IMPOSSIBLE
    }
}
