package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.Entry.Mark;
import io.whereabouts.query.http.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// Where a page of a history ends. All that the log held when a page was answered is on it or on those after it, once
/// and in order. What comes late with a time before it is on no later page, but is counted there: who asks again from
/// the beginning sees it.
///
/// @param mark of the last entry
/// @param shown entries up to that one, at the time of that page
record Place(Mark mark, int shown) {

    static Place of(Cursor cursor) {
        try {
            var parts = cursor.parts();
            var mark = new Mark(Instant.parse(parts.get(0)), Instant.parse(parts.get(1)), parts.get(2));
            return new Place(mark, Integer.parseUnsignedInt(parts.get(3)));
        } catch (DateTimeException | NumberFormatException e) {
            throw Cursor.broken();
        }
    }

    Cursor cursor() {
        return Cursor.of(
                mark.effectiveAt().toString(), mark.recordedAt().toString(), mark.eventId(), Integer.toString(shown));
    }

    List<Entry> after(List<Entry> history) {
        return history.stream().filter(mark::isBefore).toList();
    }
}
