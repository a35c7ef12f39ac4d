package io.whereabouts.operations.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// Answers on this machine. The log's lines are copied into memory; from then on the engine reaches nothing else:
/// no query reads or writes a file.
///
/// @param status hears how much of the log is copied
public record DuckDb(LogObjects log, Consumer<String> status) {
    /// As Athena writes them.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    public Answer ask(Query query, Hours hours, int limit) throws InterruptedException {
        try (var connection = open()) {
            new LogTable(connection, status).fill(log, hours);
            try (var statement = connection.createStatement()) {
                for (var lock : LogTable.locks()) {
                    statement.execute(lock);
                }
                var view = EventsView.of(Dialect.DUCKDB, LogTable.NAME, hours);
                try (var rows = statement.executeQuery(query.over(view))) {
                    return answer(rows, limit);
                }
            }
        } catch (SQLException e) {
            throw new QueryFailed(
                    "the query cannot be answered: %s; the columns are in docs/analytics.md".formatted(e.getMessage()),
                    e);
        }
    }

    private static DuckDBConnection open() throws SQLException {
        var settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return new DuckDBDriver().connect("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
    }

    private static Answer answer(ResultSet rows, int limit) throws SQLException {
        var columns = rows.getMetaData();
        var headings = new ArrayList<Answer.Heading>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            headings.add(Answer.Heading.of(columns.getColumnLabel(i), columns.getColumnTypeName(i)));
        }
        var found = new ArrayList<List<Optional<String>>>();
        while (rows.next()) {
            if (found.size() == limit) {
                return new Answer(headings, found, true);
            }
            var row = new ArrayList<Optional<String>>();
            for (int i = 1; i <= headings.size(); i++) {
                row.add(value(rows, i, columns.getColumnTypeName(i)));
            }
            found.add(row);
        }
        return new Answer(headings, found, false);
    }

    private static Optional<String> value(ResultSet rows, int column, String type) throws SQLException {
        if (type.equals("TIMESTAMP")) {
            return Optional.ofNullable(rows.getObject(column, LocalDateTime.class))
                    .map(TIME::format);
        }
        return Optional.ofNullable(rows.getString(column));
    }
}
