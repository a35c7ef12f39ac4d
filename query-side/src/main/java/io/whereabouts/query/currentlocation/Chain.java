package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A package and what is around it, from the inside out: its place is worked out when it is asked for, so that moving
/// a container moves what is in it with one write.
///
/// @param rows the package's own first, then those of the containers
/// @param endless the container at which reading stopped: it stands inside of too many, or of itself. Where it is in
///                turn does not count then
record Chain(List<Row> rows, Optional<PackageId> endless) {
    /// Commands refuse deeper stacks, but look upwards only: a deeper one can be built from below.
    static final int MOST_CONTAINERS = 20;

    Chain {
        rows = List.copyOf(rows);
    }

    static Chain of(Row row, Function<PackageId, Optional<Row>> rows) {
        var chain = new ArrayList<>(List.of(row));
        var container = row.location().container();
        while (container.isPresent()) {
            var id = container.get();
            if (chain.size() > MOST_CONTAINERS
                    || chain.stream().anyMatch(inside -> inside.packageId().equals(id))) {
                return new Chain(chain, container);
            }
            var next = rows.apply(id);
            next.ifPresent(chain::add);
            container = next.flatMap(around -> around.location().container());
        }
        return new Chain(chain, Optional.empty());
    }

    Whereabouts whereabouts() {
        Whereabouts outside = new Whereabouts.Unseen();
        for (var row : rows.reversed()) {
            outside = inside(row, outside);
        }
        return outside;
    }

    /// The newest of what its own scans say, and of what its last packing or unpacking says.
    ///
    /// @param container where its container is, if it is in one
    static Whereabouts inside(Row row, Whereabouts container) {
        var packing = row.location().inForce();
        var own = row.newest();
        var asOf = packing.map(now -> asOf(now, container));
        if (own.isPresent()
                && asOf.filter(moment -> own.get().at().isBefore(moment)).isEmpty()) {
            return new Whereabouts.Located(
                    row.packageId(),
                    own.get(),
                    row.since().orElseThrow(),
                    own.get().at());
        }
        if (packing.isEmpty()) {
            return new Whereabouts.Unseen();
        }
        return packing.get().container().isPresent() && container instanceof Whereabouts.Located located
                ? new Whereabouts.Located(
                        located.by(),
                        located.sighting(),
                        later(located.since(), packing.get().since()),
                        asOf.orElseThrow())
                : new Whereabouts.Nowhere(asOf.orElseThrow(), own);
    }

    /// From when on its packing says where it is.
    private static Instant asOf(Packing packing, Whereabouts container) {
        if (packing.container().isEmpty()) {
            return packing.since();
        }
        return switch (container) {
            case Whereabouts.Located located -> later(located.asOf(), packing.since());
            case Whereabouts.Nowhere nowhere -> later(nowhere.asOf(), packing.since());
            case Whereabouts.Unseen unused -> packing.since();
        };
    }

    private static Instant later(Instant a, Instant b) {
        return Collections.max(List.of(a, b));
    }
}
