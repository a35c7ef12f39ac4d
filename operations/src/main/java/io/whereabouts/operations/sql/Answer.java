package io.whereabouts.operations.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Rows that a query found.
///
/// @param more whether there are more than were asked for
public record Answer(List<Heading> headings, List<List<Optional<String>>> rows, boolean more) {
    public Answer {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /// What a value's text is, as far as a reader of JSON has to know.
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN
    }

    /// @param name as the query calls the column
    public record Heading(String name, Kind kind) {
        private static final List<String> NUMBERS =
                List.of("tinyint", "smallint", "integer", "bigint", "hugeint", "float", "real", "double", "decimal");

        /// @param type as the engine calls it
        static Heading of(String name, String type) {
            var lower = type.toLowerCase(Locale.ROOT).replaceFirst("\\(.*$", "");
            if (lower.equals("boolean")) {
                return new Heading(name, Kind.BOOLEAN);
            }
            return new Heading(name, NUMBERS.contains(lower) ? Kind.NUMBER : Kind.TEXT);
        }

        boolean isNumber() {
            return kind == Kind.NUMBER;
        }
    }
}
