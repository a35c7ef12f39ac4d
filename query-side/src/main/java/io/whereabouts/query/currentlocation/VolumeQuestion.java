package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Cursor;
import io.whereabouts.query.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `GET /packages?bbox=`: what is in a volume now.
final class VolumeQuestion {
    private static final String CURSOR = "volume";

    /// An identifier never holds it.
    private static final String STEP = "#";

    private final Volume volume;

    VolumeQuestion(Volume volume) {
        this.volume = volume;
    }

    Answer answer(Request request, Area area) {
        var after = Cursor.in(request, CURSOR, 3).map(cursor -> bookmark(area, cursor.parts()));
        var page = volume.page(area, request.limit(), after);
        var collection = Documents.ofVolume(page.found());
        page.next().ifPresent(bookmark -> collection.put("next", text(bookmark)));
        return Answer.geoJson(collection);
    }

    private static String text(Bookmark bookmark) {
        var path = bookmark.path().stream().map(PackageId::canonical).toList();
        return Cursor.of(bookmark.entry().cell(), bookmark.entry().key(), String.join(STEP, path))
                .text(CURSOR);
    }

    /// A cursor belongs to its area.
    private static Bookmark bookmark(Area area, List<String> parts) {
        var entry = new Entry(parts.get(0), parts.get(1));
        var path = Optional.of(parts.get(2)).filter(text -> !text.isEmpty());
        try {
            var bookmark = new Bookmark(
                    entry,
                    path.map(text -> Arrays.stream(text.split(STEP, -1))
                                    .map(PackageId::parse)
                                    .toList())
                            .orElse(List.of()));
            if (Search.of(area).isOn(entry) && bookmark.path().size() <= Chain.MOST_CONTAINERS) {
                return bookmark;
            }
        } catch (IllegalArgumentException notAPackage) {
            // the same answer as for a cursor of another list
        }
        throw Cursor.broken();
    }
}
