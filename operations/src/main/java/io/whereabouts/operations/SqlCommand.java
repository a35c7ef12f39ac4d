package io.whereabouts.operations;

import io.whereabouts.operations.sql.Answer;
import io.whereabouts.operations.sql.Athena;
import io.whereabouts.operations.sql.DuckDb;
import io.whereabouts.operations.sql.Form;
import io.whereabouts.operations.sql.Hours;
import io.whereabouts.operations.sql.Query;
import io.whereabouts.operations.sql.S3LogObjects;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description =
                "Asks the audit log in SQL: by Athena in the cloud, by DuckDB on one machine. The view is called events and has each event once; its columns and some questions are in docs/analytics.md.",
        footer = {
            "",
            "Hours are those in which the log was written, in UTC, at most a few minutes",
            "after recorded_at. A query in the cloud reads 2 GB at most, and costs 5 USD a",
            "terabyte.",
            "",
            "Example: whereabouts sql \"select type, count(*) from events group by type\"",
            "",
            "Exit codes: 0 answered, 1 it failed, 2 mistyped, or not a query."
        })
final class SqlCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 100_000;

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Parameters(paramLabel = "QUERY", description = "One SELECT, or WITH … SELECT.")
    private String text = "";

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            description =
                    "The first day or hour of writing, such as 2026-11-01 or 2026-11-01T09; default: 23 hours before the last, which makes 24.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "WHEN",
            description = "The last day or hour, all of it; default: the present hour.")
    private @Nullable String to;

    @Option(names = "--format", paramLabel = "FORM", description = "One of ${COMPLETION-CANDIDATES}; default: table.")
    private Form form = Form.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "Rows that are shown, 1 to 100000; default: 1000.")
    private int limit = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || limit > MOST_ROWS) {
            throw mistyped("--limit must be from 1 to %d, not %d".formatted(MOST_ROWS, limit));
        }
        Query query;
        Hours hours;
        try {
            query = Query.of(text);
            hours = Hours.of(
                    Optional.ofNullable(from),
                    Optional.ofNullable(to),
                    InstantSource.system().instant());
        } catch (IllegalArgumentException e) {
            throw mistyped(String.valueOf(e.getMessage()));
        }
        var answer = ask(stack.find(), query, hours);
        form.write(answer, spec.commandLine().getOut());
        if (answer.more()) {
            spec.commandLine()
                    .getErr()
                    .println("there are more than these %,d rows; --limit shows more".formatted(limit));
        }
        return 0;
    }

    private Answer ask(Target target, Query query, Hours hours) throws InterruptedException {
        var status = new StatusLine(spec.commandLine().getErr());
        try (var open = new Open()) {
            if (target.local().isPresent()) {
                var log = new S3LogObjects(
                        open.with(target.s3()), target.output("auditBucket"), target.output("auditFolder"));
                return new DuckDb(log, status::show).ask(query, hours, limit);
            }
            return new Athena(
                            open.with(target.athena()),
                            target.output("athenaWorkgroup"),
                            target.output("auditDatabase"),
                            Thread::sleep,
                            status::show)
                    .ask(query, hours, limit);
        } finally {
            status.end();
        }
    }

    private ParameterException mistyped(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
