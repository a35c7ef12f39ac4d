package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.util.ArrayList;
import java.util.List;

/// How far a page came.
///
/// @param entry of what was itself seen
/// @param path from there into the containers, each in the one before; empty for that itself
record Bookmark(Entry entry, List<PackageId> path) {
    Bookmark {
        path = List.copyOf(path);
    }

    Bookmark into(PackageId child) {
        var deeper = new ArrayList<>(path);
        deeper.add(child);
        return new Bookmark(entry, deeper);
    }
}
