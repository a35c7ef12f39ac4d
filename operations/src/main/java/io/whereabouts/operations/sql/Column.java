package io.whereabouts.operations.sql;

import java.util.List;

/// A column of the view, and where in a line of the log its value stands.
///
/// @param paths JSON paths; the first at which there is a value
record Column(String name, Kind kind, List<String> paths) {
    enum Kind {
        TEXT,
        /// UTC, to the millisecond: what is finer is cut off.
        TIME,
        NUMBER,
        COUNT,
        JSON,
        /// Of writing, `2026-11-01T09`, as it stands in the object's name.
        HOUR,
        /// Of writing, `2026-11-01`.
        DAY
    }

    static Column text(String name, String... paths) {
        return new Column(name, Kind.TEXT, List.of(paths));
    }

    static Column time(String name, String path) {
        return new Column(name, Kind.TIME, List.of(path));
    }

    static Column number(String name, String path) {
        return new Column(name, Kind.NUMBER, List.of(path));
    }

    static Column count(String name, String path) {
        return new Column(name, Kind.COUNT, List.of(path));
    }

    static Column json(String name, String path) {
        return new Column(name, Kind.JSON, List.of(path));
    }

    static Column day(String name) {
        return new Column(name, Kind.DAY, List.of());
    }

    static Column hour(String name) {
        return new Column(name, Kind.HOUR, List.of());
    }
}
