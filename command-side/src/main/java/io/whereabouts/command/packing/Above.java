package io.whereabouts.command.packing;

import io.whereabouts.events.PackageId;
import java.time.Instant;
import java.util.List;

/// A container and those around it, from the inside out.
///
/// @param containers the container itself first
/// @param relied the effective time of the last decision that put one of them into the next
record Above(List<PackageId> containers, Instant relied) {
    /// Who reads stops there, too.
    static final int MOST_LEVELS = 20;

    Above {
        containers = List.copyOf(containers);
    }

    boolean isTooDeep() {
        return containers.size() > MOST_LEVELS;
    }

    boolean holds(PackageId id) {
        return containers.contains(id);
    }
}
