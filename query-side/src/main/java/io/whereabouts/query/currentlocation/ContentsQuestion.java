package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.http.Answer;
import io.whereabouts.query.http.Cursor;
import io.whereabouts.query.http.Refused;
import io.whereabouts.query.http.Request;
import io.whereabouts.query.parallel.Parallel;
import java.util.List;
import java.util.Optional;

/// `GET /packages/{id}/contents`: what is in a container, wherever that is, and wherever it was itself seen since.
final class ContentsQuestion {
    private static final String CURSOR = "contents";
    private static final int MOST_LOOKED_AT = 10_000;

    private static final Contents.Choice ALL = new Contents.Choice() {
        @Override
        public Optional<Whereabouts> at(Row row, Whereabouts container) {
            return Optional.of(Chain.inside(row, container));
        }

        @Override
        public boolean isFound(Row row) {
            return row.life().isRegistered();
        }
    };

    private final Locations locations;
    private final Parallel parallel = new Parallel("contents");

    ContentsQuestion(Locations locations) {
        this.locations = locations;
    }

    Answer answer(Request request) {
        request.acceptsOnly("nested", "limit", "cursor");
        var id = request.packageId();
        var page = page(request, id, isNested(request) ? Chain.MOST_CONTAINERS : 1);
        var list = Documents.ofList(page.found().stream()
                .map(found -> Documents.ofPackage(found.row(), found.at()))
                .toList());
        page.next().ifPresent(bookmark -> list.put("next", text(id, bookmark)));
        return Answer.json(list);
    }

    /// @param deepest 1 for what is directly in there
    Page<Bookmark> page(Request request, PackageId id, int deepest) {
        var limit = request.limit();
        var after = Cursor.in(request, CURSOR, 2).map(cursor -> path(id, deepest, cursor.parts()));
        var row = locations
                .find(id)
                .filter(known -> known.life().isRegistered())
                .orElseThrow(() -> Refused.notFound("package %s is not registered".formatted(id)));
        var at = Chain.of(row, locations::find).whereabouts();
        var here = new Bookmark(new Entry(CURSOR, id.canonical()), List.of());
        var collected = new Collected<>(limit, MOST_LOOKED_AT, Optional.of(here));
        new Contents(locations, parallel, collected, ALL, deepest).after(after.orElse(List.of()), row, at, here);
        return collected.page();
    }

    static String text(PackageId id, Bookmark bookmark) {
        return Cursor.of(id.canonical(), Paths.text(bookmark.path())).text(CURSOR);
    }

    private static boolean isNested(Request request) {
        return request.parameter("nested")
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw Refused.badRequest(
                                "nested", "nested must be true or false, not '%s'".formatted(Request.shown(text)));
                })
                .orElse(false);
    }

    /// A cursor belongs to its container.
    private static List<PackageId> path(PackageId id, int deepest, List<String> parts) {
        var path = Paths.in(parts.get(1));
        if (!parts.get(0).equals(id.canonical()) || path.size() > deepest) {
            throw Cursor.broken();
        }
        return path;
    }
}
