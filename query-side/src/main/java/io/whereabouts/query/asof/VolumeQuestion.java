package io.whereabouts.query.asof;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.area.Area;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.area.ReadPoints;
import io.whereabouts.query.area.Rooms;
import io.whereabouts.query.history.Histories;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Cursor;
import io.whereabouts.query.http.Moment;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.presence.Presence;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `GET /locations?at=`: what was in a volume at a moment.
final class VolumeQuestion {
    private static final String CURSOR = "volumeThen";
    private static final String WITHIN = "within";
    private static final String BBOX = "bbox";

    /// No identifier has a space.
    private static final String SEPARATOR = " ";

    private final Presence presence;
    private final Histories histories;
    private final Rooms rooms;

    VolumeQuestion(Presence presence, Histories histories, ReadPoints readPoints) {
        this.presence = presence;
        this.histories = histories;
        rooms = new Rooms(readPoints);
    }

    Answer answer(Request request) {
        request.acceptsOnly(Moment.NAME, BBOX, WITHIN, "limit", "cursor");
        var area = area(request);
        var at = Moment.of(request);
        var limit = request.limit();
        var after = Cursor.in(request, CURSOR, 1)
                .map(cursor -> path(cursor.parts().getFirst()))
                .orElse(List.of());
        var then = presence.at(at);
        if (then.upTo().isBefore(at) && !then.isUpToDate()) {
            throw tooRecent(then.upTo());
        }
        var page = VolumePast.page(area, at, then, histories, limit, VolumePast.MOST_LOOKED_AT, after);
        var collection = VolumeDocument.of(page.found(), at, then.upTo());
        page.next()
                .ifPresent(path -> collection.put("next", Cursor.of(text(path)).text(CURSOR)));
        return Answer.geoJson(collection);
    }

    private Area area(Request request) {
        var box = request.parameter(BBOX);
        var within = request.parameter(WITHIN);
        if (box.isPresent() == within.isPresent()) {
            throw Refused.badRequest(BBOX, "one of bbox, within names the volume");
        }
        return box.<Area>map(Box::parse).orElseGet(() -> rooms.named(within.orElseThrow()));
    }

    private static Refused tooRecent(Instant upTo) {
        return Refused.badRequest(
                Moment.NAME,
                "what was where is worked out up to %s; ask for a moment before that, or with GET /packages for now"
                        .formatted(upTo));
    }

    private static String text(List<PackageId> path) {
        return path.stream().map(PackageId::canonical).collect(Collectors.joining(SEPARATOR));
    }

    private static List<PackageId> path(String text) {
        try {
            var path =
                    Stream.of(text.split(SEPARATOR, -1)).map(PackageId::parse).toList();
            if (path.size() <= Chain.MOST_CONTAINERS + 1) {
                return path;
            }
        } catch (IllegalArgumentException notOurs) {
            // refused below
        }
        throw Cursor.broken();
    }
}
