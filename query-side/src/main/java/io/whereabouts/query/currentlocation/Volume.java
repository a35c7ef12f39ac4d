package io.whereabouts.query.currentlocation;

import io.whereabouts.query.currentlocation.LocationTable.Spots;
import io.whereabouts.query.parallel.Parallel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/// What is in a box now, page by page in the order (cell, spot): a package that does not move between two pages is
/// neither missed nor doubled.
final class Volume {
    /// More index entries than this are not looked at for one page, so that its time is bounded even if the box
    /// holds next to nothing of a crowded cell.
    private static final int MOST_LOOKED_AT = 10_000;

    private final LocationTable table;
    private final int mostLookedAt;
    private final Parallel parallel = new Parallel("volume");

    Volume(LocationTable table) {
        this(table, MOST_LOOKED_AT);
    }

    Volume(LocationTable table, int mostLookedAt) {
        this.table = table;
        this.mostLookedAt = mostLookedAt;
    }

    /// An entry of the index.
    record Entry(String cell, String spot) {}

    /// @param next the last entry that the page covers, if there may be more after it
    record Page(List<CurrentLocation> found, Optional<Entry> next) {}

    Page page(Box box, int limit, Optional<Entry> after) {
        var cells = after.map(entry -> box.cells().tailSet(entry.cell())).orElseGet(box::cells).stream()
                .toList();
        var collected = new Collected(limit, mostLookedAt);
        for (var from = 0; from < cells.size(); from += Parallel.WIDTH) {
            var keysAtOnce = Math.clamp(limit + 1, LocationTable.BATCH, 1_000);
            var starts = cells.subList(from, Math.min(from + Parallel.WIDTH, cells.size())).stream()
                    .map(cell -> parallel.start(() -> table.spots(
                            cell,
                            box.fromSpot(),
                            box.toSpot(),
                            after.filter(entry -> entry.cell().equals(cell)).map(Entry::spot),
                            keysAtOnce)))
                    .toList();
            for (var start : starts) {
                var spots = Parallel.result(start);
                collect(box, spots, collected);
                while (spots.last().isPresent() && !collected.full()) {
                    spots = table.spots(spots.cell(), box.fromSpot(), box.toSpot(), spots.last(), keysAtOnce);
                    collect(box, spots, collected);
                }
                if (collected.full()) {
                    return collected.page();
                }
            }
        }
        return collected.page();
    }

    private void collect(Box box, Spots spots, Collected collected) {
        var near = spots.spots().stream()
                .filter(spot -> box.mayHold(Place.leafOf(spot)))
                .toList();
        var rows = rows(near.stream().map(Place::packageOf).toList());
        for (var spot : spots.spots()) {
            if (collected.full()) {
                return;
            }
            var entry = new Entry(spots.cell(), spot);
            Optional.ofNullable(rows.get(Place.packageOf(spot)))
                    .map(LocationItem::location)
                    .filter(location -> isAt(entry, location))
                    .filter(location -> location.newest()
                            .filter(slot -> box.contains(slot.scan().position()))
                            .isPresent())
                    .ifPresentOrElse(location -> collected.found(entry, location), () -> collected.passed(entry));
        }
    }

    /// A package that has moved on since the index was read is found where it is now, or was found there.
    private static boolean isAt(Entry entry, CurrentLocation location) {
        return location.place()
                .filter(place -> entry.equals(new Entry(place.cell(), place.spot(location.packageId()))))
                .isPresent();
    }

    private Map<String, LocationItem> rows(List<String> packages) {
        var parts = new ArrayList<Future<Map<String, LocationItem>>>();
        for (var from = 0; from < packages.size(); from += LocationTable.BATCH) {
            var part = packages.subList(from, Math.min(from + LocationTable.BATCH, packages.size()));
            parts.add(parallel.start(() -> table.find(part)));
        }
        var rows = new HashMap<String, LocationItem>();
        parts.forEach(part -> rows.putAll(Parallel.result(part)));
        return rows;
    }

    /// A page in the making. It takes one more than fits, to know whether another page follows.
    private static final class Collected {
        private final int limit;
        private final int mostLookedAt;
        private final List<CurrentLocation> found = new ArrayList<>();
        private Optional<Entry> last = Optional.empty();
        private int lookedAt;
        private boolean more;

        Collected(int limit, int mostLookedAt) {
            this.limit = limit;
            this.mostLookedAt = mostLookedAt;
        }

        void found(Entry entry, CurrentLocation location) {
            if (found.size() == limit) {
                more = true;
                return;
            }
            found.add(location);
            passed(entry);
        }

        /// Entries that are passed after a full page's last one move its end along: they need not be seen again.
        void passed(Entry entry) {
            last = Optional.of(entry);
            lookedAt++;
            more = lookedAt >= mostLookedAt;
        }

        boolean full() {
            return more;
        }

        Page page() {
            return new Page(List.copyOf(found), more ? last : Optional.empty());
        }
    }
}
