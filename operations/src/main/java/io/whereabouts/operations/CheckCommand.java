package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.Bookmark;
import io.whereabouts.eventstore.reading.EventReader;
import io.whereabouts.eventstore.reading.Summary;
import io.whereabouts.eventstore.reading.TableExport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Reads all events of a table, or of an export of it, counts them and reports those of which copies are missing. Writes nothing.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final TableOptions table = new TableOptions();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    @Option(
            names = "--export",
            paramLabel = "LOCATION",
            description =
                    "Reads this export (s3://bucket/prefix/AWSDynamoDB/ID, or a folder with a copy of it); copies "
                            + "that it has not are looked for in --table, if that is given.")
    private @Nullable String export;

    @Option(
            names = "--bookmark",
            paramLabel = "FILE",
            description = "Keeps in FILE how far it is, and goes on from there if FILE exists.")
    private @Nullable Path bookmark;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var commandLine = spec.commandLine();
        var out = commandLine.getOut();
        try (var open = new Open()) {
            var reader = reader(open, out);
            var progress = new ProgressLine(
                    commandLine.getErr(), Script.atTerminal(), System::nanoTime, export == null ? "segments" : "files");
            if (bookmark != null && Files.exists(bookmark)) {
                out.println("going on from where %s says".formatted(bookmark));
            }
            var summary = read(reader, progress);
            progress.end();
            Report.print(summary, out);
            if (summary.torn().isEmpty()) {
                return 0;
            }
            out.println(next());
            return EventsCommand.TORN;
        }
    }

    private EventReader reader(Open open, PrintWriter out) {
        if (export != null) {
            var files = open.export(export, table);
            out.println("reading the export in %s%s"
                    .formatted(files, table.table().isPresent() ? ", and what it lacks from " + table : ""));
            var reader = TableExport.of(files);
            table.table().ifPresent(name -> reader.lookingIn(open.dynamoDb(table), name));
            return reader.build();
        }
        var name = table.table()
                .orElseThrow(() -> new UserError(
                        "name the events table with --table, or an export of it with --export; see `%s events check --help`"
                                .formatted(Script.name())));
        out.println("reading " + table);
        return scan.scan(open.dynamoDb(table), name);
    }

    private Summary read(EventReader reader, ProgressLine progress) throws InterruptedException {
        var file = Optional.ofNullable(bookmark).map(path -> new BookmarkFile(path, System::nanoTime));
        var summary = reader.read(
                page -> {
                    progress.accept(page);
                    if (file.isPresent()) {
                        file.get().accept(page);
                    }
                },
                file.map(BookmarkFile::read).orElse(Bookmark.BEGINNING));
        file.ifPresent(BookmarkFile::remove);
        return summary;
    }

    private String next() {
        if (export == null) {
            return "Next: `%s events mend %s` shows what can be put back, and does it with --apply."
                    .formatted(Script.name(), table.asOptions());
        }
        return table.table().isPresent()
                ? "Next: `%s events mend %s` checks the table itself, and shows what can be put back."
                        .formatted(Script.name(), table.asOptions())
                : "Next: an export tears what was being written at its moment; with --table the missing copies are looked for there.";
    }
}
