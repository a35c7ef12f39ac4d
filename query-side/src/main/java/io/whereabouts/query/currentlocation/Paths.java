package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.http.Cursor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A path into a container as a part of a cursor.
final class Paths {
    /// An identifier never holds it.
    private static final String STEP = "#";

    private Paths() {}

    static String text(List<PackageId> path) {
        return path.stream().map(PackageId::canonical).collect(Collectors.joining(STEP));
    }

    static List<PackageId> in(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            var path = Arrays.stream(text.split(STEP, -1)).map(PackageId::parse).toList();
            if (path.size() <= Chain.MOST_CONTAINERS) {
                return path;
            }
        } catch (IllegalArgumentException notAPackage) {
            // the same answer as for one that is too long
        }
        throw Cursor.broken();
    }
}
