package io.whereabouts.query.currentlocation;

import com.google.common.geometry.S2Region;
import com.google.common.geometry.S2RegionCoverer;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The cells of one level that hold all of a piece of ground, in the order of their tokens.
record Cover(int level, SortedSet<String> cells) {
    /// Of level 16 that is about 2 km by 2 km, of level 10 about 200 km by 200 km.
    static final int MOST_CELLS = 500;

    /// Empty if it takes more than 500 of them.
    static Optional<Cover> of(S2Region ground, int level) {
        var coverer = S2RegionCoverer.builder()
                .setMaxLevel(level)
                .setMaxCells(4 * MOST_CELLS)
                .build();
        var cells = new TreeSet<String>();
        for (var covering : coverer.getCovering(ground).cellIds()) {
            if (level - covering.level() > 4) {
                return Optional.empty(); // it alone holds 1,024 cells or more
            }
            for (var cell = covering.childBegin(level); !cell.equals(covering.childEnd(level)); cell = cell.next()) {
                cells.add(cell.toToken());
            }
            if (cells.size() > MOST_CELLS) {
                return Optional.empty();
            }
        }
        return Optional.of(new Cover(level, cells));
    }
}
