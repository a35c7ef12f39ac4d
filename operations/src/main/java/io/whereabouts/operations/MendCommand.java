package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.Mended;
import io.whereabouts.eventstore.reading.Mended.Outcome;
import io.whereabouts.eventstore.reading.Mending;
import io.whereabouts.eventstore.reading.Torn;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "mend",
        mixinStandardHelpOptions = true,
        description =
                "Finds the events of a table of which copies are missing, and puts those back whose places are free. Nothing is updated or deleted. Without --apply it only shows what it would do.")
final class MendCommand implements Callable<Integer> {
    @Mixin
    private final TableOptions table = new TableOptions();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    @Option(names = "--apply", description = "Puts the missing copies back.")
    private boolean apply;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var name = table.table()
                .orElseThrow(() -> new UserError(
                        "name the events table with --table; see `%s events mend --help`".formatted(Script.name())));
        var commandLine = spec.commandLine();
        var out = commandLine.getOut();
        try (var open = new Open()) {
            var client = open.dynamoDb(table);
            out.println("reading " + table);
            var progress = new ProgressLine(commandLine.getErr(), Script.atTerminal(), System::nanoTime, "segments");
            var torn = scan.scan(client, name).read(progress).torn();
            progress.end();
            var outcomes = mend(new Mending(client, name), torn, out);
            out.println(result(outcomes));
            return outcomes.containsKey(Outcome.MENDABLE) || outcomes.containsKey(Outcome.IMPOSSIBLE)
                    ? EventsCommand.TORN
                    : 0;
        }
    }

    private Map<Outcome, Integer> mend(Mending mending, List<Torn> torn, PrintWriter out) throws InterruptedException {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        for (var event :
                torn.stream().sorted(Comparator.comparing(Torn::eventId)).toList()) {
            var mended = apply ? mending.mend(event) : mending.plan(event);
            outcomes.merge(mended.outcome(), 1, Integer::sum);
            out.println(line(mended));
            out.flush();
        }
        return outcomes;
    }

    private static String line(Mended mended) {
        return "  %s %s %s: %s"
                .formatted(
                        mended.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        mended.torn().type(),
                        mended.torn().eventId(),
                        mended.reason());
    }

    private String result(Map<Outcome, Integer> outcomes) {
        if (outcomes.isEmpty()) {
            return "nothing is torn: each event has all its copies";
        }
        if (outcomes.containsKey(Outcome.IMPOSSIBLE)) {
            return "%d cannot be mended: compare it with what stands in its place, and record what holds by a new decision%s"
                    .formatted(
                            outcomes.get(Outcome.IMPOSSIBLE),
                            outcomes.containsKey(Outcome.MENDABLE) ? "; the others are mended with --apply" : "");
        }
        if (outcomes.containsKey(Outcome.MENDABLE)) {
            return "Nothing was written. Next: `%s events mend %s --apply` puts the copies back."
                    .formatted(Script.name(), table.asOptions());
        }
        return "all is whole again; a primary copy that came back is published, and read models drop what they know";
    }
}
