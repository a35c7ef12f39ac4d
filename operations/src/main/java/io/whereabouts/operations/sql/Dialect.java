package io.whereabouts.operations.sql;

import java.util.stream.Collectors;

/// How an engine says what the view needs of it.
enum Dialect {
    /// Athena engine version 3, which is Trino's SQL.
    ATHENA {
        @Override
        String scalar(String path) {
            return "json_extract_scalar(line, '%s')".formatted(path);
        }

        @Override
        String json(String path) {
            return "json_format(json_extract(line, '%s'))".formatted(path);
        }

        @Override
        String time(String scalar) {
            return "CAST(from_iso8601_timestamp(%s) AS timestamp(3))".formatted(scalar);
        }
    },
    DUCKDB {
        @Override
        String scalar(String path) {
            return "json_extract_string(line, '%s')".formatted(path);
        }

        @Override
        String json(String path) {
            return "CAST(json_extract(line, '%s') AS varchar)".formatted(path);
        }

        @Override
        String time(String scalar) {
            return "date_trunc('millisecond', CAST(%s AS timestamp))".formatted(scalar);
        }
    };

    /// The text of the value at a path, or null.
    abstract String scalar(String path);

    abstract String json(String path);

    abstract String time(String scalar);

    String expression(Column column) {
        return switch (column.kind()) {
            case TEXT -> first(column);
            case TIME -> time(first(column));
            case NUMBER -> "CAST(%s AS double)".formatted(first(column));
            case COUNT -> "CAST(%s AS bigint)".formatted(first(column));
            case JSON -> json(column.paths().getFirst());
            case HOUR -> "hour";
            case DAY -> "substr(hour, 1, 10)";
        };
    }

    private String first(Column column) {
        var scalars = column.paths().stream().map(this::scalar).toList();
        return scalars.size() == 1
                ? scalars.getFirst()
                : scalars.stream().collect(Collectors.joining(", ", "coalesce(", ")"));
    }
}
