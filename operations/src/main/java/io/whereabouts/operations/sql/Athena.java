package io.whereabouts.operations.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.Row;

/// Answers where the log lies. The workgroup says what a query may read and where its result goes.
///
/// @param status hears how far a query is
public record Athena(AthenaClient client, String workgroup, String database, Pause pause, Consumer<String> status) {
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;
    private static final double MEGABYTE = 1e6;

    /// The most that Athena hands over at once.
    private static final int PAGE = 1_000;

    /// Waits.
    @FunctionalInterface
    public interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    public Answer ask(Query query, Hours hours, int limit) throws InterruptedException {
        var view = EventsView.of(Dialect.ATHENA, "\"%s\".\"log\"".formatted(database), hours);
        var id = start(query.over(view));
        var ended = IfEnded.then(() -> client.stopQueryExecution(stop -> stop.queryExecutionId(id)));
        try {
            await(id);
        } finally {
            ended.never();
        }
        return answer(id, limit);
    }

    private String start(String sql) {
        try {
            return client.startQueryExecution(start -> start.queryString(sql)
                            .workGroup(workgroup)
                            .queryExecutionContext(context -> context.database(database)))
                    .queryExecutionId();
        } catch (InvalidRequestException e) {
            throw new QueryFailed(
                    "Athena does not take the query: %s; the columns are in docs/analytics.md, and the workgroup is the stack's output athenaWorkgroup"
                            .formatted(e.awsErrorDetails().errorMessage()),
                    e);
        }
    }

    private void await(String id) throws InterruptedException {
        var millis = FIRST_PAUSE_MILLIS;
        while (true) {
            var execution =
                    client.getQueryExecution(get -> get.queryExecutionId(id)).queryExecution();
            if (isThrough(execution)) {
                return;
            }
            status.accept(text(execution));
            pause.millis(millis);
            millis = Math.min(2 * millis, LONGEST_PAUSE_MILLIS);
        }
    }

    private static String text(QueryExecution execution) {
        var read = Optional.ofNullable(execution.statistics())
                .map(QueryExecutionStatistics::dataScannedInBytes)
                .orElse(0L);
        return "Athena: %s, %,.1f MB read"
                .formatted(execution.status().stateAsString().toLowerCase(Locale.ROOT), read / MEGABYTE);
    }

    private static boolean isThrough(QueryExecution execution) {
        var state = execution.status().state();
        if (state != QueryExecutionState.FAILED && state != QueryExecutionState.CANCELLED) {
            return state == QueryExecutionState.SUCCEEDED;
        }
        var reason = Optional.ofNullable(execution.status().stateChangeReason()).orElse("Athena does not say why");
        throw new QueryFailed("the query %s was ended: %s; %s"
                .formatted(
                        execution.queryExecutionId(),
                        reason,
                        reason.contains("Bytes scanned limit")
                                ? "a query reads 2 GB at most, so ask for fewer hours with --from and --to"
                                : "the columns are in docs/analytics.md, the rights in operations/README.md"));
    }

    /// Of a SELECT the first row of all has the names of the columns.
    private Answer answer(String id, int limit) {
        var headings = new ArrayList<Answer.Heading>();
        var rows = new ArrayList<List<Optional<String>>>();
        var pages =
                client.getQueryResultsPaginator(get -> get.queryExecutionId(id).maxResults(Math.min(PAGE, limit + 2)));
        for (var page : pages) {
            var found = page.resultSet().rows();
            if (headings.isEmpty()) {
                page.resultSet()
                        .resultSetMetadata()
                        .columnInfo()
                        .forEach(column -> headings.add(Answer.Heading.of(column.name(), column.type())));
                found = found.subList(Math.min(1, found.size()), found.size());
            }
            for (var row : found) {
                if (rows.size() == limit) {
                    return new Answer(headings, rows, true);
                }
                rows.add(values(row));
            }
        }
        return new Answer(headings, rows, false);
    }

    private static List<Optional<String>> values(Row row) {
        return row.data().stream()
                .map(Datum::varCharValue)
                .map(Optional::ofNullable)
                .toList();
    }
}
