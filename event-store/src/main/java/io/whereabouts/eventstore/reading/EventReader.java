package io.whereabouts.eventstore.reading;

/// All events there are, in no particular order: a [TableScan] or a [TableExport].
///
/// Each event comes once in a reading, as the item that was published, however many copies of it there are. An event
/// some of whose copies are missing is *torn*: it comes all the same, from a copy that is left, and the [Summary]
/// names the places of the others. What all copies of are missing cannot be seen.
///
/// Kept in memory: the ids and places of those decisions with several tags of which some copy has been seen and some
/// has not, about 0.5 KB each (at most half of those with two tags at once). Each bookmark has them too, with 0.2 KB.
public interface EventReader {
    /// Resumed from a bookmark, nothing is lost; what the sink took after that bookmark comes again. The summary is
    /// of the whole reading.
    ///
    /// @param sink takes the events; called on this thread alone, so that a slow one slows the reading. What it
    ///             throws ends the reading
    /// @throws IllegalArgumentException if the bookmark is of another reading
    /// @throws BadExport if an export is not complete and undamaged
    /// @throws ReadingStopped if DynamoDB refused too often
    Summary read(Sink sink, Bookmark from) throws InterruptedException;

    /// From the beginning.
    default Summary read(Sink sink) throws InterruptedException {
        return read(sink, Bookmark.BEGINNING);
    }
}
