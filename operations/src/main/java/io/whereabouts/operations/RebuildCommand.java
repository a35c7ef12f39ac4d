package io.whereabouts.operations;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Fills read models again from the events table, through their projectors' own queues. What a read model has already stays, unless it is emptied first.",
        footer = {
            "",
            "Scans and decisions go on meanwhile and lose nothing. With --empty answers are",
            "incomplete until the end; without it what is wrong in a read model, and not just",
            "missing, stays. New events wait behind the old ones in the queue.",
            "Partners hear nothing of it."
        })
final class RebuildCommand implements Callable<Integer> {
    private static final int CALM = 3;

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Mixin
    private final YesOption yes = new YesOption();

    @Parameters(paramLabel = "READ_MODEL", arity = "1..*", description = "One or more of ${COMPLETION-CANDIDATES}.")
    private List<ReadModel> models = List.of();

    @Option(
            names = "--empty",
            description =
                    "First deletes what the read model holds. Objects of the audit log, merged ones too, are hidden; their versions stay in the buckets, in production locked until their years are over.")
    private boolean empty;

    @Option(names = "--no-wait", description = "Ends when the queues are filled, and does not wait for the projectors.")
    private boolean noWait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        if (empty && source.isExport()) {
            throw new UserError(
                    "an export lacks the newest events, and what --empty deletes must all come back: leave one of the two out");
        }
        var target = stack.find();
        var titles = models.stream().distinct().map(ReadModel::title).collect(Collectors.joining(" and "));
        yes.confirm(
                empty
                        ? "All that the read model %s of %s holds is deleted, and built again: answers are incomplete until then.%s If it is ended in between, the same again goes on."
                                .formatted(
                                        titles,
                                        target,
                                        models.stream()
                                                .distinct()
                                                .map(ReadModel::remains)
                                                .collect(Collectors.joining()))
                        : "All events are sent to the read model %s of %s again. If it is ended in between, the same again goes on."
                                .formatted(titles, target),
                out);
        try (var open = new Open()) {
            var sqs = open.with(target.sqs());
            var queues = models.stream()
                    .distinct()
                    .map(model -> queue(model, WorkQueue.of(sqs, target)))
                    .toList();
            if (empty) {
                empty(target, open, out);
            }
            fill(
                    target,
                    queues.stream()
                            .<Receiver>map(queue -> new QueueReceiver(sqs, queue))
                            .toList(),
                    open,
                    out);
            if (noWait) {
                out.println("Next: the projectors work on; the alarms that end in -late ring until they are done.");
                return 0;
            }
            var status = new StatusLine(spec.commandLine().getErr());
            for (var queue : queues) {
                await(queue, () -> queue.left(sqs), status);
            }
            status.end();
            out.println("the projectors are done");
            out.println("Next: `%s redrive --look%s` shows whether some events could not be projected."
                    .formatted(Script.name(), stack.asOptions()));
            return 0;
        }
    }

    private void empty(Target target, Open open, PrintWriter out) {
        var status = new StatusLine(spec.commandLine().getErr());
        for (var model : models.stream().distinct().toList()) {
            var deleted = model.empty(target, open, status);
            status.end();
            out.println("%s: %,d deleted".formatted(model.title(), deleted));
        }
    }

    /// Begins only now: an event that was projected into what was just deleted is in the table already.
    private void fill(Target target, List<Receiver> receivers, Open open, PrintWriter out) throws InterruptedException {
        try (var sending = new Sending(receivers)) {
            var reader = source.reader(target, open.with(target.dynamoDb()), open, out);
            var progress = new ProgressLine(
                    spec.commandLine().getErr(), Script.atTerminal(), System::nanoTime, source.parts());
            var summary = reader.read(page -> {
                for (var event : page.events()) {
                    sending.add(BusEvent.of(event));
                }
                progress.accept(page);
            });
            sending.finish();
            progress.end();
            out.println("%,d events are in the queues".formatted(sending.sent()));
            if (!summary.torn().isEmpty()) {
                out.println("%d events are torn; `%s events check` names them"
                        .formatted(summary.torn().size(), Script.name()));
            }
        }
    }

    private interface Left {
        int messages();
    }

    /// SQS counts approximately: it is empty when it says so a few times in a row.
    private static void await(WorkQueue queue, Left left, StatusLine status) throws InterruptedException {
        for (var calm = 0; calm < CALM; ) {
            var messages = left.messages();
            status.show("%s: about %,d messages left".formatted(queue.name(), messages));
            calm = messages == 0 ? calm + 1 : 0;
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static WorkQueue queue(ReadModel model, List<WorkQueue> queues) {
        return queues.stream()
                .filter(queue -> queue.name().equals(model.projector()))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "there is no queue of %s in this account and Region; deploy the stack, which makes it"
                                .formatted(model.projector())));
    }
}
