package io.whereabouts.query.currentlocation;

import com.google.common.geometry.S2Cell;
import com.google.common.geometry.S2CellId;
import io.whereabouts.events.PackageId;
import io.whereabouts.query.area.Area;
import io.whereabouts.query.parallel.Parallel;
import java.util.List;
import java.util.Optional;

/// How the index is walked for an area: the smaller it is, the finer.
sealed interface Search {
    Walk from(Optional<Entry> after, int limit, Locations locations, Parallel parallel);

    /// Whether something under that key can be in the area at all: saves reading its row.
    boolean mayHold(Entry entry);

    /// Whether a walk can go on from there: a cursor belongs to its area.
    boolean isOn(Entry entry);

    PackageId packageOf(Entry entry);

    /// The key of that row in this walk.
    Optional<Entry> entryOf(Row row);

    static Search of(Area area) {
        return Cover.of(area.ground(), Place.LEVEL)
                .<Search>map(cover -> new Near(cover, area))
                .or(() -> Cover.of(area.ground(), Place.REGION_LEVEL).map(Wide::new))
                .orElseGet(Everywhere::new);
    }

    /// In cells of level 16 and bands of altitude.
    record Near(Cover cover, Area area) implements Search {
        @Override
        public Walk from(Optional<Entry> after, int limit, Locations locations, Parallel parallel) {
            return new CellWalk(
                    cover.cells(),
                    after,
                    (cell, key) -> locations.inPlace(cell, fromSpot(), toSpot(), key, limit),
                    parallel);
        }

        @Override
        public boolean mayHold(Entry entry) {
            var leaf = S2CellId.fromToken(Place.leafOf(entry.key()).toToken());
            return area.ground().mayIntersect(new S2Cell(leaf));
        }

        @Override
        public boolean isOn(Entry entry) {
            return Place.isSpot(entry.key())
                    && cover.cells().contains(entry.cell())
                    && entry.key().compareTo(fromSpot()) >= 0
                    && entry.key().compareTo(toSpot()) <= 0;
        }

        @Override
        public PackageId packageOf(Entry entry) {
            return PackageId.parse(Place.packageOf(entry.key()));
        }

        @Override
        public Optional<Entry> entryOf(Row row) {
            return row.place().map(place -> new Entry(place.cell(), place.spot(row.packageId())));
        }

        private String fromSpot() {
            return Place.bandText(Place.band(area.low()));
        }

        /// `$` is the character after the `#` that ends the band.
        private String toSpot() {
            return Place.bandText(Place.band(area.high())) + "$";
        }
    }

    /// In cells of level 10.
    record Wide(Cover cover) implements Search {
        @Override
        public Walk from(Optional<Entry> after, int limit, Locations locations, Parallel parallel) {
            return new CellWalk(cover.cells(), after, (cell, key) -> locations.inRegion(cell, key, limit), parallel);
        }

        @Override
        public boolean mayHold(Entry entry) {
            return true;
        }

        @Override
        public boolean isOn(Entry entry) {
            return cover.cells().contains(entry.cell()) && isPackage(entry.key());
        }

        @Override
        public PackageId packageOf(Entry entry) {
            return PackageId.parse(entry.key());
        }

        @Override
        public Optional<Entry> entryOf(Row row) {
            return regional(row);
        }
    }

    /// Along the whole index, a page at a time.
    record Everywhere() implements Search {
        @Override
        public Walk from(Optional<Entry> after, int limit, Locations locations, Parallel parallel) {
            return new Walk() {
                private Optional<Keys> read = Optional.empty();

                @Override
                public Optional<List<Entry>> next() {
                    if (read.filter(keys -> keys.last().isEmpty()).isPresent()) {
                        return Optional.empty();
                    }
                    var keys = locations.inAnyRegion(read.map(Keys::last).orElse(after), limit);
                    read = Optional.of(keys);
                    return Optional.of(keys.entries());
                }
            };
        }

        @Override
        public boolean mayHold(Entry entry) {
            return true;
        }

        @Override
        public boolean isOn(Entry entry) {
            var cell = S2CellId.fromToken(entry.cell());
            return cell.isValid()
                    && cell.level() == Place.REGION_LEVEL
                    && cell.toToken().equals(entry.cell())
                    && isPackage(entry.key());
        }

        @Override
        public PackageId packageOf(Entry entry) {
            return PackageId.parse(entry.key());
        }

        @Override
        public Optional<Entry> entryOf(Row row) {
            return regional(row);
        }
    }

    private static Optional<Entry> regional(Row row) {
        return row.place()
                .map(place -> new Entry(place.region(), row.packageId().canonical()));
    }

    private static boolean isPackage(String text) {
        try {
            return PackageId.parse(text).canonical().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
