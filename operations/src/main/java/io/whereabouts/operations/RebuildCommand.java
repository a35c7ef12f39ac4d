package io.whereabouts.operations;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sqs.SqsClient;

@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Fills read models again from the events table, through their projectors' own queues. What a read model has already stays, unless it is emptied first, or another is built beside it.",
        footer = {
            "",
            "Scans and decisions go on meanwhile and lose nothing. With --beside answers stay as",
            "they are until the switch (docs/operations/rebuild.md). With --empty they are",
            "incomplete until the end; without either what is wrong in a read model, and not",
            "just missing, stays. New events wait behind the old ones in the queue.",
            "Partners hear nothing of it."
        })
final class RebuildCommand implements Callable<Integer> {
    /// Between a queue and the rule that lets events into it.
    private static final Duration DEPLOYMENT = Duration.ofMinutes(15);

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Mixin
    private final YesOption yes = new YesOption();

    @Parameters(paramLabel = "READ_MODEL", arity = "1..*", description = "One or more of ${COMPLETION-CANDIDATES}.")
    private List<ReadModel> models = List.of();

    @Option(
            names = "--beside",
            description =
                    "Fills the generation beside the one that is asked: the stack has one after whereabouts:locationsBeside or auditBeside was set.")
    private boolean beside;

    @Option(
            names = "--empty",
            description =
                    "First deletes what the read model holds. Objects of the audit log, merged ones too, are hidden; their versions stay in the buckets, in production locked until their years are over.")
    private boolean empty;

    @Option(names = "--continue", description = "Goes on where one that was ended came to.")
    private boolean goOn;

    @Option(names = "--no-wait", description = "Ends when the queues are filled, and does not wait for the projectors.")
    private boolean noWait;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        verifyOptions();
        models = models.stream().distinct().toList();
        var target = stack.find();
        var projectors = models.stream()
                .map(model -> beside ? model.besideProjector(target) : model.projector(target))
                .toList();
        var bookmark = bookmark(target, projectors, out);
        yes.confirm(question(target), out);
        try (var open = new Open()) {
            var sqs = open.with(target.sqs());
            var queues = projectors.stream()
                    .map(projector -> WorkQueue.named(projector, sqs, target))
                    .toList();
            if (beside) {
                verifyNothingIsMissing(queues, sqs, target, open);
            }
            if (!goOn) {
                bookmark.remove();
            }
            if (empty) {
                empty(target, open, out);
            }
            fill(target, queues, bookmark, open, out);
            bookmark.remove();
            if (noWait) {
                out.println("Next: the projectors work on; the alarms that end in -late ring until they are done.");
                return 0;
            }
            var status = new StatusLine(spec.commandLine().getErr());
            for (var queue : queues) {
                new Draining(sqs, status).await(queue);
            }
            status.end();
            out.println("the projectors are done");
            out.println("Next: `%s redrive --look%s` shows whether some events could not be projected%s."
                    .formatted(
                            Script.name(),
                            stack.asOptions(),
                            beside ? "; if none, switch (docs/operations/rebuild.md)" : ""));
            return 0;
        }
    }

    private void verifyOptions() {
        if (empty && source.isExport()) {
            throw new UserError(
                    "an export lacks the newest events, and what --empty deletes must all come back: leave one of the two out");
        }
        if (empty && beside) {
            throw new UserError(
                    "nobody asks what is built beside: take another number for it, and it begins empty; leave --empty out");
        }
        if (empty && goOn) {
            throw new UserError(
                    "--continue goes on after the emptying, and would lose what it has filled: leave --empty out");
        }
    }

    /// One for each place that is filled.
    private BookmarkFile bookmark(Target target, List<String> projectors, PrintWriter out) {
        var file = Script.home()
                .resolve(".whereabouts")
                .resolve("rebuild-%s-%s.json".formatted(target.name(), String.join("-", projectors)));
        var bookmark = new BookmarkFile(file, System::nanoTime);
        if (goOn && !bookmark.exists()) {
            throw new UserError("there is no %s, so no rebuild of %s to go on with: leave --continue out"
                    .formatted(file, String.join(" and ", projectors)));
        }
        if (!goOn && bookmark.exists()) {
            out.println("one that was ended could be gone on with by --continue; this begins anew");
        }
        return bookmark;
    }

    private String question(Target target) {
        var titles = models.stream().map(ReadModel::title).collect(Collectors.joining(" and "));
        var ended = " If it is ended in between, the same with --continue goes on.";
        if (empty) {
            return "All that the read model %s of %s holds is deleted, and built again: answers are incomplete until then.%s If it is ended in between, do the same again."
                    .formatted(
                            titles,
                            target,
                            models.stream().map(ReadModel::remains).collect(Collectors.joining()));
        }
        return (beside
                                ? "All events are sent to the read model %s that is built beside the one that is asked in %s."
                                : "All events are sent to the read model %s of %s again.")
                        .formatted(titles, target)
                + ended;
    }

    /// What was recorded before a queue was there comes from the export alone.
    private void verifyNothingIsMissing(List<WorkQueue> queues, SqsClient sqs, Target target, Open open) {
        for (var queue : queues) {
            source.verifyLaterThan(queue.made(sqs).plus(DEPLOYMENT), target, open);
        }
    }

    private void empty(Target target, Open open, PrintWriter out) {
        var status = new StatusLine(spec.commandLine().getErr());
        for (var model : models) {
            var deleted = model.empty(target, open, status);
            status.end();
            out.println("%s: %,d deleted".formatted(model.title(), deleted));
        }
    }

    /// Begins only now: an event that was projected into what was just deleted is in the table already.
    private void fill(Target target, List<WorkQueue> queues, BookmarkFile bookmark, Open open, PrintWriter out)
            throws InterruptedException {
        var sqs = open.with(target.sqs());
        var receivers = queues.stream()
                .<Receiver>map(queue -> new QueueReceiver(sqs, queue))
                .toList();
        try (var sending = new Sending(receivers)) {
            var reader = source.reader(target, open.with(target.dynamoDb()), open, out);
            var progress = new ProgressLine(
                    spec.commandLine().getErr(), Script.atTerminal(), System::nanoTime, source.parts());
            var summary = new Filling(sending, bookmark, progress).run(reader);
            out.println("%,d events are in the queues".formatted(sending.sent()));
            if (!summary.torn().isEmpty()) {
                out.println("%d events are torn; `%s events check` names them"
                        .formatted(summary.torn().size(), Script.name()));
            }
        }
    }
}
