package io.whereabouts.query.presence;

import com.google.common.geometry.S2Cell;
import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Region;
import com.google.common.geometry.S2RegionCoverer;
import io.whereabouts.events.Position;
import java.util.List;

/// A piece of ground and how high above it: which keys of statements may be in it. Keys are leaf cells in the order of
/// S2's curve, so that a shelf and a city are a few ranges of them alike.
record Ground(S2Region region, double low, double high) {
    private static final String CELL = "c";

    /// More fit closer and take more reads.
    private static final int MOST_CELLS = 32;

    /// The cell of level 30, about 1 cm wide, that holds it.
    static String key(Position position) {
        return CELL
                + S2CellId.fromLatLng(S2LatLng.fromDegrees(position.latitude(), position.longitude()))
                        .toToken();
    }

    static boolean isKey(String key) {
        return key.startsWith(CELL);
    }

    List<Range> ranges() {
        return S2RegionCoverer.builder().setMaxCells(MOST_CELLS).build().getCovering(region).cellIds().stream()
                .map(cell -> new Range(
                        CELL + cell.rangeMin().toToken(), CELL + cell.rangeMax().toToken()))
                .toList();
    }

    boolean mayHold(Statement statement) {
        return statement.altitude() >= low
                && statement.altitude() <= high
                && region.mayIntersect(
                        new S2Cell(S2CellId.fromToken(statement.key().substring(CELL.length()))));
    }
}
