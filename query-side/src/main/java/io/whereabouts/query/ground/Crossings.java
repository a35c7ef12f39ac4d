package io.whereabouts.query.ground;

import java.util.ArrayList;
import java.util.List;

/// Finds what would leave open what is inside: edges that cross or touch, and holes that lie outside. Each edge is
/// compared with each other one: of 1,000 that takes some 10 ms.
public final class Crossings {
    /// The edge that begins at a corner of a ring, both counted from 0.
    private record Place(int ring, int corner, Edge edge) {
        boolean isBefore(Place next, int corners) {
            return ring == next.ring && (corner + 1) % corners == next.corner;
        }

        @Override
        public String toString() {
            return "[%d][%d]".formatted(ring, corner);
        }
    }

    private final List<Ring> rings;
    private final List<Place> places = new ArrayList<>();

    private Crossings(List<Ring> rings) {
        this.rings = rings;
        for (var ring = 0; ring < rings.size(); ring++) {
            var edges = rings.get(ring).edges();
            for (var corner = 0; corner < edges.size(); corner++) {
                places.add(new Place(ring, corner, edges.get(corner)));
            }
        }
    }

    /// @param rings of one piece of ground, its own first
    /// @throws IllegalArgumentException if there are any; it names edges by ring and corner, such as `[0][3]`
    public static void refuse(List<Ring> rings) {
        var crossings = new Crossings(rings);
        for (var i = 0; i < crossings.places.size(); i++) {
            for (var j = i + 1; j < crossings.places.size(); j++) {
                crossings.refuse(crossings.places.get(i), crossings.places.get(j));
            }
        }
        crossings.refuseHolesOutside();
    }

    private void refuse(Place one, Place other) {
        var corners = rings.get(one.ring).corners().size();
        if (one.isBefore(other, corners)) {
            refuseTurningBack(one, other);
        } else if (other.isBefore(one, corners)) {
            refuseTurningBack(other, one);
        } else if (one.edge.meets(other.edge)) {
            throw new IllegalArgumentException(
                    "the edges that begin at %s and %s cross or touch; send the corners of each ring in their order"
                            .formatted(one, other));
        }
    }

    private static void refuseTurningBack(Place one, Place next) {
        if (one.edge.isTurnedBackBy(next.edge)) {
            throw new IllegalArgumentException(
                    "the ring turns back on itself at %s; send each corner once, and the first again at the end"
                            .formatted(next));
        }
    }

    /// As no edges meet, one corner tells for all of a ring.
    private void refuseHolesOutside() {
        for (var hole = 1; hole < rings.size(); hole++) {
            var corner = rings.get(hole).corners().getFirst();
            if (!new Patch(List.of(rings.getFirst())).covers(corner)) {
                throw new IllegalArgumentException(
                        "hole [%d] lies outside of [0]; send ground that lies apart as another polygon of a MultiPolygon"
                                .formatted(hole));
            }
            for (var other = 1; other < rings.size(); other++) {
                if (other != hole && new Patch(List.of(rings.get(other))).covers(corner)) {
                    throw new IllegalArgumentException(
                            "hole [%d] lies in hole [%d]; send ground within a hole as another polygon of a MultiPolygon"
                                    .formatted(hole, other));
                }
            }
        }
    }
}
