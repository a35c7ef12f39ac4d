package io.whereabouts.operations;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description =
                "Moves the messages of dead-letter queues back to the queues that they came from, to be tried again. Mend first what made them fail. What fails again comes back after five attempts.",
        footer = {"", "A message that is moved may come twice, which changes nothing in any read model."})
final class RedriveCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final YesOption yes = new YesOption();

    @Parameters(
            paramLabel = "QUEUE",
            arity = "0..1",
            description = "Whose dead letters, such as location-projector; default: those of all queues.")
    private @Nullable String only;

    @Option(names = "--look", description = "Shows what is in them, and moves nothing.")
    private boolean look;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        var target = stack.find();
        try (var sqs = target.sqs()) {
            var queues = WorkQueue.of(sqs, target);
            var found = queues.stream()
                    .filter(queue -> queue.deadLetters().isPresent())
                    .filter(this::isMeant)
                    .map(queue -> DeadLetters.of(sqs, queue, queues))
                    .toList();
            if (found.isEmpty()) {
                throw none(target, queues);
            }
            found.forEach(letters -> show(letters, out));
            var full = found.stream().filter(letters -> letters.waiting() > 0).toList();
            if (look || full.isEmpty()) {
                out.println(full.isEmpty() ? "nothing is to be moved" : "nothing was moved");
                out.println(next(found, full));
                return 0;
            }
            yes.confirm(
                    "%d messages go back to be tried again. Has what made them fail been mended?"
                            .formatted(
                                    full.stream().mapToInt(DeadLetters::waiting).sum()),
                    out);
            move(full, out);
            return 0;
        }
    }

    /// Also as its alarm calls it.
    private boolean isMeant(WorkQueue queue) {
        return only == null || only.equals(queue.name()) || only.equals(queue.name() + "-dead-letters");
    }

    private UserError none(Target target, List<WorkQueue> queues) {
        if (queues.isEmpty()) {
            return new UserError("%s has no queues here; is it the right account and Region?".formatted(target));
        }
        return new UserError(
                "%s has no queue%s with dead letters to move; there are %s. What the pipe could not publish is sent again by `%s republish`."
                        .formatted(
                                target,
                                only == null ? "" : " " + only,
                                queues.stream()
                                        .filter(queue -> queue.deadLetters().isPresent())
                                        .map(WorkQueue::name)
                                        .sorted()
                                        .toList(),
                                Script.name()));
    }

    private String next(List<DeadLetters> found, List<DeadLetters> full) {
        if (!full.isEmpty()) {
            return "Next: mend what made them fail, then `%s redrive%s%s`."
                    .formatted(Script.name(), only == null ? "" : " " + only, stack.asOptions());
        }
        return found.stream().anyMatch(letters -> letters.hidden() > 0)
                ? "Next: look again in a minute."
                : "Next: nothing is to be done here.";
    }

    private void show(DeadLetters letters, PrintWriter out) {
        out.println("%s: %d dead letters".formatted(letters.queue().name(), letters.waiting()));
        if (letters.hidden() > 0) {
            out.println(
                    "  %d more are being moved, or were when a command was ended: then they appear again within %d s"
                            .formatted(letters.hidden(), DeadLetters.HIDDEN_SECONDS));
        }
        if (look) {
            var sample = letters.sample();
            sample.forEach(line -> out.println("  " + line));
            if (sample.size() < letters.waiting()) {
                out.println("  … and about %d more".formatted(letters.waiting() - sample.size()));
            }
        }
    }

    private void move(List<DeadLetters> full, PrintWriter out) {
        var status = new StatusLine(spec.commandLine().getErr());
        for (var letters : full) {
            var name = letters.queue().name();
            var moved =
                    letters.move(soFar -> status.show("%s: %d of %d moved".formatted(name, soFar, letters.waiting())));
            status.end();
            out.println("%s: %d moved".formatted(name, moved));
            if (moved < letters.waiting()) {
                out.println(
                        "  about %d are left: the queue did not take them, or somebody else moves them, too; run it again in a minute"
                                .formatted(letters.waiting() - moved));
            }
        }
        out.println(
                "Next: `%s redrive --look%s` in some minutes: what came back has failed again, and its reason is in the function's log."
                        .formatted(Script.name(), stack.asOptions()));
    }
}
