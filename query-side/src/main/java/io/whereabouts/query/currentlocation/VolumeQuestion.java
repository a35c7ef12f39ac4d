package io.whereabouts.query.currentlocation;

import io.whereabouts.query.area.Area;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Cursor;
import io.whereabouts.query.http.Request;
import java.util.List;

/// `GET /packages?bbox=`: what is in a volume now.
final class VolumeQuestion {
    private static final String CURSOR = "volume";

    private final Volume volume;

    VolumeQuestion(Volume volume) {
        this.volume = volume;
    }

    Answer answer(Request request, Area area) {
        var page = page(request, area);
        var collection = Documents.ofVolume(page.found());
        page.next().ifPresent(bookmark -> collection.put("next", text(bookmark)));
        return Answer.geoJson(collection);
    }

    Page<Bookmark> page(Request request, Area area) {
        var after = Cursor.in(request, CURSOR, 3).map(cursor -> bookmark(area, cursor.parts()));
        return volume.page(area, request.limit(), after);
    }

    static String text(Bookmark bookmark) {
        return Cursor.of(bookmark.entry().cell(), bookmark.entry().key(), Paths.text(bookmark.path()))
                .text(CURSOR);
    }

    /// A cursor belongs to its area.
    static Bookmark bookmark(Area area, List<String> parts) {
        var entry = new Entry(parts.get(0), parts.get(1));
        if (!Search.of(area).isOn(entry)) {
            throw Cursor.broken();
        }
        return new Bookmark(entry, Paths.in(parts.get(2)));
    }
}
