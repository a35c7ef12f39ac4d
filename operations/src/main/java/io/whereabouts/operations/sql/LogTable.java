package io.whereabouts.operations.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.operations.sql.LogObjects.Stored;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The lines of the asked hours, put into DuckDB's memory: what is Glue's table `log` in the cloud.
record LogTable(DuckDBConnection connection, Consumer<String> status) {
    static final String NAME = "log";

    /// Compressed; in memory it is about ten times as much.
    private static final long MOST_BYTES = 256L << 20;

    private static final int AT_ONCE = 16;
    private static final int HELD_AT_ONCE = 64;

    void fill(LogObjects log, Hours hours) throws SQLException, InterruptedException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE %s (line varchar, hour varchar)".formatted(NAME));
        }
        var objects = log.in(hours);
        var bytes = objects.stream().mapToLong(Stored::bytes).sum();
        if (bytes > MOST_BYTES) {
            throw new QueryFailed(
                    "the log of %s is %,d MB, and one machine reads %,d MB; ask for fewer hours with --from and --to"
                            .formatted(hours, bytes >> 20, MOST_BYTES >> 20));
        }
        try (var appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, NAME);
                var readers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int from = 0; from < objects.size(); from += HELD_AT_ONCE) {
                var some = objects.subList(from, Math.min(objects.size(), from + HELD_AT_ONCE));
                var read = readers.invokeAll(some.stream()
                        .<Callable<byte[]>>map(object -> () -> log.read(object.key()))
                        .toList());
                for (int i = 0; i < some.size(); i++) {
                    append(some.get(i), read.get(i).get(), appender);
                }
                status.accept("%,d of %,d objects of the log are read".formatted(from + some.size(), objects.size()));
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    private static void append(Stored object, byte[] gzip, DuckDBAppender appender) throws SQLException {
        // From memory: of a stream that comes in pieces Java may take the end of a member for the end of all.
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(gzip)), UTF_8))) {
            for (var line : (Iterable<String>) lines.lines()::iterator) {
                appender.beginRow();
                appender.append(line);
                appender.append(object.hour());
                appender.endRow();
            }
        } catch (IOException | UncheckedIOException e) {
            throw new QueryFailed("%s is damaged: %s".formatted(object.key(), e.getMessage()), e);
        }
    }

    /// Files, networks and extensions are out of reach from here on, and nobody can say otherwise.
    static List<String> locks() {
        return List.of("SET enable_external_access = false", "SET lock_configuration = true");
    }
}
