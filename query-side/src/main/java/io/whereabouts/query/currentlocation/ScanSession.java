package io.whereabouts.query.currentlocation;

import io.whereabouts.events.ScannerId;
import io.whereabouts.events.SessionId;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import java.util.function.Function;

/// One run of a scanner's count: somebody went through a room and scanned what is there.
record ScanSession(ScannerId scanner, SessionId session) {
    static ScanSession of(Request request) {
        return new ScanSession(part(request, "scanner", ScannerId::new), part(request, "session", SessionId::new));
    }

    private static <T> T part(Request request, String name, Function<String, T> form) {
        try {
            return form.apply(request.path().getOrDefault(name, ""));
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest(name, String.valueOf(e.getMessage()));
        }
    }

    boolean made(Sighting sighting) {
        var scan = sighting.scan().scan();
        return scan.scanner().equals(scanner) && scan.session().equals(session);
    }

    /// Whether one of the scans that are kept of it is of this session.
    boolean saw(Row row) {
        return row.sightings().anyMatch(this::made);
    }

    /// The row as if the session had never been, for reading only. Where all that is kept of it was made by the
    /// session, its own scans stand for what was before: nobody is blamed for what nobody knows.
    Row before(Row row) {
        var unseen = unseen(row);
        var forgotten = unseen.location().slots().areSpent() && unseen.beside().isEmpty();
        return forgotten ? row : unseen;
    }

    private Row unseen(Row row) {
        var location = row.location();
        var slots = location.slots();
        var others = slots.greatest().stream()
                .filter(slot -> slot.sighting().filter(this::made).isEmpty())
                .toList();
        return new Row(
                new CurrentLocation(
                        location.packageId(),
                        location.life(),
                        location.packing(),
                        new Slots(others, slots.cut()),
                        location.holds(),
                        location.heard(),
                        location.asOf()),
                row.beside().filter(sighting -> !made(sighting)),
                row.version());
    }
}
