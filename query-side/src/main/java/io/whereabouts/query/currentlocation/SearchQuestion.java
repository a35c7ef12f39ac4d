package io.whereabouts.query.currentlocation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.Position;
import io.whereabouts.query.area.Room;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Cursor;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// `POST /packages/search`: what is now in a volume that is drawn, as a catalogue of STAC is asked (`intersects`,
/// `limit`). It asks, and writes nothing: sending it again does no harm.
final class SearchQuestion {
    /// Of a polygon of 1,000 corners with all the digits that doubles have: some 40,000.
    static final int MOST_BYTES = 64_000;

    private static final String CURSOR = "search";
    private static final Set<String> FIELDS = Set.of("intersects", "low", "high", "limit", "cursor");

    private final Volume volume;

    SearchQuestion(Volume volume) {
        this.volume = volume;
    }

    Answer answer(Request request) {
        request.acceptsOnly();
        var body = request.object(MOST_BYTES);
        for (var name : new TreeSet<>(
                body.properties().stream().map(member -> member.getKey()).toList())) {
            if (!FIELDS.contains(name)) {
                throw Refused.badRequest(
                        Request.shown(name),
                        "there is no '%s', only %s"
                                .formatted(Request.shown(name), String.join(", ", new TreeSet<>(FIELDS))));
            }
        }
        var room = room(body);
        var mark = mark(room);
        var after = text(body, "cursor").map(text -> bookmark(Cursor.read(text, CURSOR, 4), room, mark));
        var page = volume.page(room, limit(body), after);
        var collection = Documents.ofVolume(page.found());
        page.next()
                .ifPresent(bookmark -> collection.put(
                        "next",
                        Cursor.of(
                                        mark,
                                        bookmark.entry().cell(),
                                        bookmark.entry().key(),
                                        Paths.text(bookmark.path()))
                                .text(CURSOR)));
        return Answer.geoJson(collection);
    }

    private static Bookmark bookmark(Cursor cursor, Room room, String mark) {
        if (!cursor.parts().getFirst().equals(mark)) {
            throw Refused.badRequest(
                    "cursor", "cursor must come with the same intersects, low and high as the page that it is from");
        }
        return VolumeQuestion.bookmark(room, cursor.parts().subList(1, 4));
    }

    private static Room room(JsonNode body) {
        var ground = Polygons.ground(body.path("intersects"), "intersects");
        var low = altitude(body, "low");
        var high = altitude(body, "high");
        if (low > high) {
            throw Refused.badRequest("low", "low must not be above high, but %s is above %s".formatted(low, high));
        }
        return new Room(ground, low, high);
    }

    private static double altitude(JsonNode body, String name) {
        var metres = body.path(name);
        if (!metres.isNumber()
                || !(metres.doubleValue() >= Position.LOWEST && metres.doubleValue() <= Position.HIGHEST)) {
            throw Refused.badRequest(
                    name,
                    "%s must be a number from %.0f to %.0f metres".formatted(name, Position.LOWEST, Position.HIGHEST));
        }
        return metres.doubleValue();
    }

    private static int limit(JsonNode body) {
        var limit = body.path("limit");
        if (limit.isMissingNode()) {
            return Request.USUAL_LIMIT;
        }
        if (!limit.isIntegralNumber() || !limit.canConvertToInt() || !Request.isLimit(limit.intValue())) {
            throw Refused.badRequest("limit", "limit must be a number from 1 to %d".formatted(Request.GREATEST_LIMIT));
        }
        return limit.intValue();
    }

    private static Optional<String> text(JsonNode body, String name) {
        var text = body.path(name);
        if (text.isMissingNode()) {
            return Optional.empty();
        }
        if (!text.isTextual()) {
            throw Refused.badRequest(name, "%s must be a text".formatted(name));
        }
        return Optional.of(text.textValue());
    }

    /// What tells one volume from another, in 16 digits. Not a seal: whoever makes a cursor up reads what anybody may.
    private static String mark(Room room) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("%s %s".formatted(room.low(), room.high()).getBytes(UTF_8));
            room.ground().rings().forEach(ring -> {
                sha256.update((byte) '\n');
                ring.corners()
                        .forEach(corner -> sha256.update(
                                " %s %s".formatted(corner.x(), corner.y()).getBytes(UTF_8)));
            });
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
