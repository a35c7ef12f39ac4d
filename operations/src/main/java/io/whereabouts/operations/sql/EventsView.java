package io.whereabouts.operations.sql;

import static io.whereabouts.operations.sql.Column.count;
import static io.whereabouts.operations.sql.Column.day;
import static io.whereabouts.operations.sql.Column.hour;
import static io.whereabouts.operations.sql.Column.json;
import static io.whereabouts.operations.sql.Column.number;
import static io.whereabouts.operations.sql.Column.text;
import static io.whereabouts.operations.sql.Column.time;

import java.util.List;
import java.util.stream.Collectors;

/// `events`: each event of the asked hours once, from lines of the log that may stand there more often. It goes with
/// each query as a common table expression, so that the hours are asked where the log is read. A view that is stored
/// could not: what is asked of it comes after the choice of one copy, and so would read the whole log.
final class EventsView {
    static final List<Column> COLUMNS = List.of(
            text("event_id", "$.eventId"),
            text("type", "$.type"),
            text("version", "$.version"),
            text("package", "$.payload.package"),
            time("happened_at", "$.payload.happenedAt"),
            time("effective_at", "$.effectiveAt"),
            time("recorded_at", "$.recordedAt"),
            text("actor", "$.actor"),
            text("correlation_id", "$.correlationId"),
            text("causation_id", "$.causationId"),
            number("latitude", "$.payload.position.latitude"),
            number("longitude", "$.payload.position.longitude"),
            number("altitude", "$.payload.position.altitude"),
            number("accuracy", "$.payload.position.accuracy"),
            text("read_point", "$.payload.readPoint"),
            text("scanner", "$.payload.scan.scanner", "$.payload.scanner"),
            text("session", "$.payload.scan.session"),
            count("sequence", "$.payload.scan.sequence"),
            text("business_step", "$.payload.businessStep"),
            text("disposition", "$.payload.disposition"),
            text("container", "$.payload.container"),
            text("client", "$.payload.client"),
            text("reference", "$.payload.reference"),
            json("payload", "$.payload"),
            day("day"),
            hour("hour"));

    private EventsView() {}

    /// @param log a table with the columns `line` and `hour`
    static String of(Dialect dialect, String log, Hours hours) {
        var columns = COLUMNS.stream()
                .map(column -> "    %s AS \"%s\"".formatted(dialect.expression(column), column.name()))
                .collect(Collectors.joining(",\n"));
        return """
                events AS (
                  SELECT
                %s
                  FROM (
                    SELECT line, hour, row_number() OVER (PARTITION BY %s ORDER BY hour, line) AS nth
                    FROM %s
                    WHERE hour BETWEEN '%s' AND '%s'
                  ) AS lines
                  WHERE nth = 1
                )""".formatted(columns, dialect.scalar("$.eventId"), log, hours.first(), hours.last());
    }
}
