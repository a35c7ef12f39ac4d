package io.whereabouts.operations.cost;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Prints what stacks cost a month.
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        description = "What a stack costs a month, by component, and a million scans; from a price list, not a bill.")
public final class CostCommand implements Runnable {
    private static final double MILLION = 1_000_000;
    private static final int BATCH = 100;

    @Option(names = "--scans-per-month", paramLabel = "N", description = "Scans recorded in a month; default: 1000000.")
    private double scans = MILLION;

    @Option(
            names = "--atoms",
            paramLabel = "M",
            description = "People who sign in and ask in a month; default: 1000. They count as users of the stack's own"
                    + " user pool, which costs nothing where tokens come from another issuer.")
    private double atoms = 1_000;

    @Option(
            names = "--questions-per-atom",
            paramLabel = "Q",
            description = "How often each asks where a package is; default: 20.")
    private double questions = 20;

    @Option(names = "--scans-per-request", paramLabel = "B", description = "1 to 500; default: 100.")
    private int scansPerRequest = BATCH;

    @Option(
            names = "--machines",
            paramLabel = "N",
            description =
                    "Scanners and systems that sign in to the stack's own user pool, each once an hour; default: 10. They cost nothing where tokens come from another issuer.")
    private double machines = 10;

    @Option(names = "--stack", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}; default: all.")
    private @Nullable Kind kind;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        var prices = Prices.inRepository();
        var work = new Workload(scans, scansPerRequest, atoms, questions, machines);
        out.println(String.format(
                Locale.ROOT,
                "Prices of %s in %s (%s), without free tiers: %s.",
                prices.region(),
                prices.currency(),
                prices.date(),
                prices.source()));
        out.println(String.format(
                Locale.ROOT,
                "%,.0f scans in requests of %d, %,.0f Atoms with %,.0f questions each, %,.0f machines, in a month.",
                scans,
                scansPerRequest,
                atoms,
                questions,
                machines));
        for (var each : Optional.ofNullable(kind).map(List::of).orElse(List.of(Kind.values()))) {
            print(each, Model.bill(each, work, prices), prices, out);
        }
    }

    private static void print(Kind kind, Bill bill, Prices prices, PrintWriter out) {
        out.println();
        out.println(String.format(Locale.ROOT, "%s: %,.2f a month", kind, bill.usd()));
        for (var component : bill.components()) {
            out.println(String.format(Locale.ROOT, "  %-18s %12.2f", component, bill.usd(component)));
            bill.lines().stream()
                    .filter(line -> line.component().equals(component))
                    .forEach(line -> out.println(String.format(
                            Locale.ROOT,
                            "    %-16s %12.2f  %,.1f %s",
                            "",
                            line.usd(),
                            line.quantity(),
                            line.billed().unit())));
        }
        out.println(String.format(
                Locale.ROOT,
                "  idle               %12.2f",
                Model.bill(kind, Workload.IDLE, prices).usd()));
        out.println(
                String.format(Locale.ROOT, "  a million scans, single           %8.2f", perMillion(kind, 1, prices)));
        out.println(String.format(
                Locale.ROOT, "  a million scans, in hundreds      %8.2f", perMillion(kind, BATCH, prices)));
    }

    /// What the first million scans of a month add to an idle stack.
    static double perMillion(Kind kind, int scansPerRequest, Prices prices) {
        var busy = Model.bill(kind, new Workload(MILLION, scansPerRequest, 0, 0), prices);
        return busy.usd() - Model.bill(kind, Workload.IDLE, prices).usd();
    }
}
