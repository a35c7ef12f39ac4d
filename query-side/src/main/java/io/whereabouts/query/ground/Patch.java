package io.whereabouts.query.ground;

import java.util.List;

/// One piece of ground, perhaps with holes in it. Its borders belong to it, those of its holes too.
public final class Patch {
    private final List<Ring> rings;
    private final List<Edge> edges;
    private final Window around;

    /// @param rings its own first, then those of its holes; they neither cross nor touch ([Crossings])
    public Patch(List<Ring> rings) {
        this.rings = List.copyOf(rings);
        edges = rings.stream().flatMap(ring -> ring.edges().stream()).toList();
        around = rings.getFirst().edges().stream()
                .map(Edge::around)
                .reduce((a, b) -> new Window(
                        Math.min(a.west(), b.west()),
                        Math.min(a.south(), b.south()),
                        Math.max(a.east(), b.east()),
                        Math.max(a.north(), b.north())))
                .orElseThrow();
    }

    List<Ring> rings() {
        return rings;
    }

    Window around() {
        return around;
    }

    /// How often a ray to the east crosses the edges says whether it starts inside.
    boolean covers(Point point) {
        var inside = false;
        for (var edge : edges) {
            if (edge.has(point)) {
                return true;
            }
            if (edge.isCrossedEastOf(point)) {
                inside = !inside;
            }
        }
        return inside;
    }

    boolean covers(Window window) {
        return around.meets(window) && !isCrossedBy(window) && covers(window.southWest());
    }

    boolean meets(Window window) {
        return around.meets(window) && (isCrossedBy(window) || covers(window.southWest()));
    }

    private boolean isCrossedBy(Window window) {
        return edges.stream().anyMatch(edge -> edge.meets(window));
    }
}
