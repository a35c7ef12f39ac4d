package io.whereabouts.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "warm",
        mixinStandardHelpOptions = true,
        description =
                "Prepares the tables for a burst: throughput that they then serve at once, and not only after having grown into it. A new table serves 4,000 writes and 12,000 reads a second. Shows what they have without --reads and --writes.",
        footer = {
            "",
            "AWS charges once for what is added, and never takes it back. Other limits of a",
            "burst are in docs/operations/capacity.md."
        })
final class WarmCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final YesOption yes = new YesOption();

    @Option(names = "--writes", paramLabel = "N", description = "Writes of 1 KB a second, such as 20000.")
    private long writes;

    @Option(names = "--reads", paramLabel = "N", description = "Reads of 4 KB a second, such as 40000.")
    private long reads;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        if (reads < 0 || writes < 0) {
            throw new UserError("--reads and --writes are more than 0");
        }
        var target = stack.find();
        if (target.local().isPresent()) {
            throw new UserError("a local environment has nothing to warm: its tables are as fast as this machine");
        }
        try (var client = target.dynamoDb()) {
            var cold = new ArrayList<WarmTable>();
            for (var table : List.of(target.output("eventsTable"), target.output("currentLocationsTable"))) {
                var now = new WarmTable(client, table);
                out.println("%s: %s".formatted(table, now));
                if (now.isBelow(reads, writes)) {
                    now.verifyAllows(reads, writes);
                    cold.add(now);
                }
            }
            if (cold.isEmpty()) {
                out.println("Next: nothing is to be warmed; name more with --reads and --writes.");
                return 0;
            }
            yes.confirm(
                    "%s and their indexes get at least %,d reads and %,d writes a second; AWS charges for it, once."
                            .formatted(cold.stream().map(WarmTable::name).toList(), reads, writes),
                    out);
            for (var table : cold) {
                table.warm(reads, writes);
                out.println("AWS warms %s; if this is ended, it goes on".formatted(table.name()));
            }
            await(cold);
            out.println("warm");
            out.println("Next: the quotas in docs/operations/capacity.md; then let the burst come.");
            return 0;
        }
    }

    private void await(List<WarmTable> tables) throws InterruptedException {
        var status = new StatusLine(spec.commandLine().getErr());
        for (var table : tables) {
            while (!table.isActive()) {
                status.show("warming " + table.name());
                TimeUnit.SECONDS.sleep(1);
            }
        }
        status.end();
    }
}
