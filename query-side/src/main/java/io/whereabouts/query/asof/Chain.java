package io.whereabouts.query.asof;

import io.whereabouts.events.PackageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A package and what was around it at the same moment, from the inside out.
///
/// A correction that was made later can put two things into each other for a while, which no command ever saw: the
/// depth ends that as well.
///
/// @param stoppedAt the container at which reading stopped, because there were too many: where that was does not count
record Chain(List<Known> links, Optional<PackageId> stoppedAt) {
    /// As the commands have it.
    static final int MOST_CONTAINERS = 20;

    Chain {
        links = List.copyOf(links);
    }

    static Chain of(Known itself, Function<PackageId, Known> known) {
        var links = new ArrayList<>(List.of(itself));
        var container = itself.container();
        while (container.isPresent()) {
            if (links.size() > MOST_CONTAINERS) {
                return new Chain(links, container);
            }
            var around = known.apply(container.get());
            links.add(around);
            container = around.container();
        }
        return new Chain(links, Optional.empty());
    }

    Optional<Whereabouts> whereabouts() {
        var outside = Optional.<Whereabouts>empty();
        for (var link : links.reversed()) {
            outside = Whereabouts.of(link, outside);
        }
        return outside;
    }
}
