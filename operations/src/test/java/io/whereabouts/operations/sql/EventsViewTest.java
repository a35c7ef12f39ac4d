package io.whereabouts.operations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventsViewTest {
    private static final Hours HOURS = new Hours("2026-11-01T09", "2026-11-01T10");

    /// Whole, since nobody runs it before it is deployed.
    @Test
    void athena_is_asked_so() {
        assertThat(EventsView.of(Dialect.ATHENA, "\"prod_whereabouts_audit\".\"log\"", HOURS))
                .isEqualTo("""
                events AS (
                  SELECT
                    json_extract_scalar(line, '$.eventId') AS "event_id",
                    json_extract_scalar(line, '$.type') AS "type",
                    json_extract_scalar(line, '$.version') AS "version",
                    json_extract_scalar(line, '$.payload.package') AS "package",
                    CAST(from_iso8601_timestamp(json_extract_scalar(line, '$.payload.happenedAt')) AS timestamp(3)) AS "happened_at",
                    CAST(from_iso8601_timestamp(json_extract_scalar(line, '$.effectiveAt')) AS timestamp(3)) AS "effective_at",
                    CAST(from_iso8601_timestamp(json_extract_scalar(line, '$.recordedAt')) AS timestamp(3)) AS "recorded_at",
                    json_extract_scalar(line, '$.actor') AS "actor",
                    json_extract_scalar(line, '$.correlationId') AS "correlation_id",
                    json_extract_scalar(line, '$.causationId') AS "causation_id",
                    CAST(json_extract_scalar(line, '$.payload.position.latitude') AS double) AS "latitude",
                    CAST(json_extract_scalar(line, '$.payload.position.longitude') AS double) AS "longitude",
                    CAST(json_extract_scalar(line, '$.payload.position.altitude') AS double) AS "altitude",
                    CAST(json_extract_scalar(line, '$.payload.position.accuracy') AS double) AS "accuracy",
                    json_extract_scalar(line, '$.payload.readPoint') AS "read_point",
                    coalesce(json_extract_scalar(line, '$.payload.scan.scanner'), json_extract_scalar(line, '$.payload.scanner')) AS "scanner",
                    json_extract_scalar(line, '$.payload.scan.session') AS "session",
                    CAST(json_extract_scalar(line, '$.payload.scan.sequence') AS bigint) AS "sequence",
                    json_extract_scalar(line, '$.payload.businessStep') AS "business_step",
                    json_extract_scalar(line, '$.payload.disposition') AS "disposition",
                    json_extract_scalar(line, '$.payload.container') AS "container",
                    json_extract_scalar(line, '$.payload.client') AS "client",
                    json_extract_scalar(line, '$.payload.reference') AS "reference",
                    json_format(json_extract(line, '$.payload')) AS "payload",
                    substr(hour, 1, 10) AS "day",
                    hour AS "hour"
                  FROM (
                    SELECT line, hour, row_number() OVER (PARTITION BY json_extract_scalar(line, '$.eventId') ORDER BY hour, line) AS nth
                    FROM "prod_whereabouts_audit"."log"
                    WHERE hour BETWEEN '2026-11-01T09' AND '2026-11-01T10'
                  ) AS lines
                  WHERE nth = 1
                )""");
    }

    /// What differs is how a value is taken out of a line, and nothing else.
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void both_engines_have_the_same_columns_from_the_same_places(Dialect dialect) {
        var view = EventsView.of(dialect, "log", HOURS);

        for (var column : EventsView.COLUMNS) {
            assertThat(view.lines()
                            .filter(line -> line.matches(".* AS \"%s\",?".formatted(Pattern.quote(column.name())))))
                    .singleElement()
                    .satisfies(line -> assertThat(column.paths())
                            .allSatisfy(path -> assertThat(line).contains("'%s'".formatted(path))));
        }
        assertThat(view).contains("FROM log", "BETWEEN '2026-11-01T09' AND '2026-11-01T10'", "nth = 1");
    }

    @Test
    void each_column_is_described() throws IOException {
        var document = Files.readString(Path.of("../docs/analytics.md"));

        assertThat(EventsView.COLUMNS)
                .allSatisfy(column -> assertThat(document).contains("`%s`".formatted(column.name())));
    }
}
