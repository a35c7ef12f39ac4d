package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.area.Area;
import io.whereabouts.query.parallel.Parallel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is in an area now, page by page in the order (cell, key, path in the container): nothing whose cell, key and
/// path do not change meanwhile is missed or doubled.
///
/// The index finds what was itself seen there. What goes where that goes is added, and what has a newer place through
/// its own container is left out: it is found there.
final class Volume {
    /// More than this is not looked at for one page.
    private static final int MOST_LOOKED_AT = 10_000;

    /// What is where its container is: what was itself seen since is found where it was seen. What nobody tracks is in
    /// no volume, but what is in it may be.
    private static final Contents.Choice GOING_ALONG = new Contents.Choice() {
        @Override
        public Optional<Whereabouts> at(Row row, Whereabouts container) {
            return Optional.of(Chain.inside(row, container))
                    .filter(at -> at instanceof Whereabouts.Located located
                            && !located.by().equals(row.packageId()));
        }

        @Override
        public boolean isFound(Row row) {
            return row.life().isFollowed();
        }
    };

    private final Locations locations;
    private final int mostLookedAt;
    private final Parallel parallel = new Parallel("volume");

    Volume(Locations locations) {
        this(locations, MOST_LOOKED_AT);
    }

    Volume(Locations locations, int mostLookedAt) {
        this.locations = locations;
        this.mostLookedAt = mostLookedAt;
    }

    Page<Bookmark> page(Area area, int limit, Optional<Bookmark> after) {
        return new Asking(area, limit, after).page();
    }

    /// One page in the making.
    private final class Asking {
        private final Area area;
        private final int limit;
        private final Search search;
        private final Optional<Bookmark> after;
        private final Collected<Bookmark> page;
        private final Contents contents;

        Asking(Area area, int limit, Optional<Bookmark> after) {
            this.area = area;
            this.limit = limit;
            this.after = after;
            search = Search.of(area);
            page = new Collected<>(limit, mostLookedAt, after);
            contents = new Contents(locations, parallel, page, GOING_ALONG, Chain.MOST_CONTAINERS);
        }

        Page<Bookmark> page() {
            after.ifPresent(this::resume);
            var walk = search.from(
                    after.map(Bookmark::entry), Math.clamp(limit + 1, LocationTable.BATCH, 1_000), locations, parallel);
            while (!page.isFull()) {
                var entries = walk.next();
                if (entries.isEmpty()) {
                    break;
                }
                collect(entries.get());
            }
            return page.page();
        }

        /// What the last page had begun: the rest of what is in there.
        private void resume(Bookmark bookmark) {
            locations
                    .find(search.packageOf(bookmark.entry()))
                    .flatMap(row -> itself(bookmark.entry(), row, Around.of(List.of(row), locations)))
                    .ifPresent(found -> contents.after(
                            bookmark.path(), found.row(), found.at(), new Bookmark(bookmark.entry(), List.of())));
        }

        private void collect(List<Entry> entries) {
            for (var from = 0; from < entries.size() && !page.isFull(); from += LocationTable.BATCH) {
                collectSome(entries.subList(from, Math.min(from + LocationTable.BATCH, entries.size())));
            }
        }

        private void collectSome(List<Entry> entries) {
            var rows = locations.find(entries.stream()
                    .filter(search::mayHold)
                    .map(search::packageOf)
                    .toList());
            var around = Around.of(rows.values(), locations);
            contents.ask(entries.stream()
                    .flatMap(entry -> itself(entry, rows, around).stream())
                    .limit(page.room())
                    .map(Found::row)
                    .toList());
            for (var entry : entries) {
                if (page.isFull()) {
                    return;
                }
                var here = new Bookmark(entry, List.of());
                itself(entry, rows, around)
                        .ifPresentOrElse(
                                found -> {
                                    page.found(found, here);
                                    if (!page.isFull()) {
                                        contents.all(found.row(), found.at(), here);
                                    }
                                },
                                () -> page.passed(here));
            }
        }

        private Optional<Found> itself(Entry entry, Map<PackageId, Row> rows, Around around) {
            return Optional.ofNullable(rows.get(search.packageOf(entry))).flatMap(row -> itself(entry, row, around));
        }

        /// If it is in the area because it was itself seen there. One that has moved on since the index was read is
        /// found where it is now, or was found there.
        private Optional<Found> itself(Entry entry, Row row, Around around) {
            return Optional.of(row)
                    .filter(known -> search.entryOf(known).filter(entry::equals).isPresent())
                    .map(around::whereabouts)
                    .filter(Whereabouts.Located.class::isInstance)
                    .map(Whereabouts.Located.class::cast)
                    .filter(at -> at.by().equals(row.packageId()))
                    .filter(at -> area.contains(at.sighting().position()))
                    .map(at -> new Found(row, at));
        }
    }
}
