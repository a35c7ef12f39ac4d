package io.whereabouts.query.ground;

import java.util.ArrayList;
import java.util.List;

/// The way once round a piece of ground, or round a hole in it, in either direction.
///
/// @param corners in their order, the first not repeated
public record Ring(List<Point> corners) {
    public static final int FEWEST_CORNERS = 3;

    public Ring {
        corners = List.copyOf(corners);
        if (corners.size() < FEWEST_CORNERS) {
            throw new IllegalArgumentException(
                    "a ring must have %d corners or more, not %d".formatted(FEWEST_CORNERS, corners.size()));
        }
    }

    /// Each from the corner with its index to the next.
    List<Edge> edges() {
        var edges = new ArrayList<Edge>();
        for (var i = 0; i < corners.size(); i++) {
            edges.add(new Edge(corners.get(i), corners.get((i + 1) % corners.size())));
        }
        return edges;
    }
}
