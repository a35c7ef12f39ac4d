package io.whereabouts.query.area;

import io.whereabouts.events.Sgln;
import io.whereabouts.query.http.Refused;

/// The volumes of read points, as they are defined now.
public final class Rooms {
    private final ReadPoints readPoints;

    public Rooms(ReadPoints readPoints) {
        this.readPoints = readPoints;
    }

    /// @param text a read point in any form, as `within` has it
    /// @throws Refused if it is none, is not defined, or is a point
    public Room named(String text) {
        var readPoint = readPoint(text);
        var defined = readPoints
                .find(readPoint)
                .orElseThrow(() -> Refused.notFound("read point %s is not defined".formatted(readPoint)));
        return defined.volume()
                .map(Room::of)
                .orElseThrow(() -> Refused.badRequest(
                        "within",
                        "read point %s is a point, not a volume; define it with one, or ask for a bbox around it"
                                .formatted(readPoint)));
    }

    private static Sgln readPoint(String text) {
        try {
            return Sgln.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("within", String.valueOf(e.getMessage()));
        }
    }
}
