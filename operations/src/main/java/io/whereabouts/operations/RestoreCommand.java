package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.TableExport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Restores the events: into a new table as they were at a moment of the last 35 days (--at), or from an export into an empty table (--export). Nothing that exists is altered.",
            "All else is built from the events: see docs/operations/restore.md."
        })
final class RestoreCommand implements Callable<Integer> {
    private static final String LATEST = "latest";

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final YesOption yes = new YesOption();

    @ArgGroup(multiplicity = "1")
    private From from = new From();

    static final class From {
        @Option(
                names = "--at",
                paramLabel = "TIME",
                description = "The moment, such as 2026-11-21T08:00:00Z, or `latest`.")
        private @Nullable String moment;

        @Option(
                names = "--export",
                paramLabel = "LOCATION",
                description = "A full export: s3://bucket/prefix/AWSDynamoDB/ID, or a folder with a copy of it.")
        private @Nullable String export;
    }

    @Option(
            names = "--into",
            paramLabel = "TABLE",
            description =
                    "With --at the name of the new table. With --export an empty events table; default: the stack's own.")
    private @Nullable String into;

    @Option(
            names = "--continue",
            description =
                    "With --export: the table may hold events, which stay; it ends where another stands in a place. Goes on with a restore that was ended, or brings back what was deleted.")
    private boolean goOn;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var target = stack.find();
        try (var open = new Open()) {
            if (from.export != null) {
                fromExport(target, from.export, open, spec.commandLine().getOut());
            } else {
                fromMoment(
                        target,
                        String.valueOf(from.moment),
                        open,
                        spec.commandLine().getOut());
            }
            return 0;
        }
    }

    private void fromExport(Target target, String export, Open open, PrintWriter out) throws InterruptedException {
        var table = into == null ? target.output("eventsTable") : into;
        var client = open.dynamoDb(target);
        var restored = new RestoredTable(client, table);
        if (!goOn) {
            restored.verifyEmpty();
        }
        yes.confirm(
                "The events of the export in %s are put into table %s of %s. If a pipe follows it, all of them are published."
                        .formatted(export, table, target),
                out);
        var progress = new ProgressLine(spec.commandLine().getErr(), Script.atTerminal(), System::nanoTime, "files");
        var summary = TableExport.of(open.export(export, target)).build().read(page -> {
            restored.put(page.events(), goOn);
            progress.accept(page);
        });
        progress.end();
        out.println("%,d events are restored, with all their copies; of %d some were missing in the export"
                .formatted(summary.counts().events(), summary.torn().size()));
        out.println("Next: %s, then see docs/operations/restore.md.".formatted(check(target, table)));
    }

    private void fromMoment(Target target, String moment, Open open, PrintWriter out) throws InterruptedException {
        if (target.local().isPresent()) {
            throw new UserError("a local environment has no backups; name an export with --export");
        }
        if (goOn) {
            throw new UserError("--continue goes with --export; a restore --at that was ended goes on by itself");
        }
        if (into == null) {
            throw new UserError(
                    "name the new table with --into, such as %s".formatted(target.nameOf("events-restored")));
        }
        var recovery = new Recovery(open.dynamoDb(target), target.output("eventsTable"), into, poll());
        var begun = recovery.begun();
        if (begun.isPresent()) {
            goOn(moment, begun.get(), out);
        } else {
            var at = moment.equals(LATEST) ? recovery.latest() : recovery.verified(instant(moment));
            yes.confirm(
                    "Table %s is made with the events as of %s; AWS charges for each gigabyte restored."
                            .formatted(into, at),
                    out);
            recovery.begin(at);
            out.println("AWS restores it, from minutes to hours; if this is ended, the same command goes on");
        }
        var status = new StatusLine(spec.commandLine().getErr());
        recovery.await(status);
        recovery.protect(status);
        status.end();
        out.println("table %s is restored".formatted(into));
        out.println(
                "AWS carries over no settings: it got point-in-time recovery, deletion protection and the tags of the old one. It has no stream and no alarms: the stack gives them to the table that it begins from this one.");
        out.println(
                "Next: %s and mend what is torn, before anything writes to it; then start the stack from it (docs/operations/restore.md)."
                        .formatted(check(target, into)));
    }

    private void goOn(String moment, Instant begun, PrintWriter out) {
        if (!moment.equals(LATEST)
                && !instant(moment).truncatedTo(ChronoUnit.SECONDS).equals(begun)) {
            throw new UserError("table %s is restored as of %s, not of %s; name another with --into"
                    .formatted(into, begun, moment));
        }
        out.println("going on with the restore into %s as of %s, which was begun before".formatted(into, begun));
    }

    private static Instant instant(String moment) {
        try {
            return Instant.parse(moment);
        } catch (DateTimeParseException e) {
            throw new UserError("--at takes a moment such as 2026-11-21T08:00:00Z, or `latest`, not " + moment);
        }
    }

    private static Duration poll() {
        return Duration.ofMillis(Long.getLong("whereabouts.poll", 10_000));
    }

    private static String check(Target target, String table) {
        var where = target.local()
                .map(local -> " --endpoint-url " + local.dynamoDb())
                .or(() -> target.region().map(region -> " --region " + region))
                .orElse("");
        return "`%s events check --table %s%s`".formatted(Script.name(), table, where);
    }
}
