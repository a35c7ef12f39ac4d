package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "republish",
        mixinStandardHelpOptions = true,
        description =
                "Sends the events that were recorded in a span of time to the bus again, in the very form in which the pipe publishes them. For what the pipe lost: every event is in the events table. The whole table is read for it, unless an export of the span is named.",
        footer = {
            "",
            "All subscribers get these events, partners too. An event that comes twice changes",
            "nothing in any read model. A local environment has no door to its bus: there they",
            "go to the queue of each subscriber."
        })
final class RepublishCommand implements Callable<Integer> {
    /// An event may become visible a little after it was stamped.
    private static final Duration MARGIN = Duration.ofMinutes(1);

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Mixin
    private final YesOption yes = new YesOption();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "The first recordedAt, such as 2026-11-21T08:00:00Z; take it a minute early.")
    private Instant from = Instant.MIN;

    @Option(names = "--to", paramLabel = "TIME", description = "The first that is too late; default: now.")
    private @Nullable Instant to;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private long found;

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        var until = to == null ? Instant.now().plus(MARGIN) : to;
        if (!from.isBefore(until)) {
            throw new UserError("--from must be before --to; %s is not before %s".formatted(from, until));
        }
        var target = stack.find();
        yes.confirm(
                "The events recorded from %s to %s are published again in %s: all its subscribers get them. If it is ended in between, do the same again: what comes twice changes nothing."
                        .formatted(from, until, target),
                out);
        try (var open = new Open();
                var sending = new Sending(receivers(target, open))) {
            var reader = source.reader(target, open.with(target.dynamoDb()), open, out);
            var progress = new ProgressLine(
                    spec.commandLine().getErr(), Script.atTerminal(), System::nanoTime, source.parts());
            reader.read(page -> {
                take(page, until, sending);
                progress.accept(page);
            });
            sending.finish();
            progress.end();
            out.println("%,d events were published again".formatted(sending.sent()));
            out.println(next(target));
            return 0;
        }
    }

    private void take(Page page, Instant until, Sending sending) throws InterruptedException {
        for (var event : page.events()) {
            if (!event.recordedAt().isBefore(from) && event.recordedAt().isBefore(until)) {
                found++;
                sending.add(BusEvent.of(event));
            }
        }
    }

    private static List<Receiver> receivers(Target target, Open open) {
        if (target.local().isEmpty()) {
            return List.of(new BusReceiver(open.with(target.eventBridge()), target.output("busName")));
        }
        var sqs = open.with(target.sqs());
        return WorkQueue.of(sqs, target).stream()
                .filter(queue -> queue.deadLetters().isPresent())
                .<Receiver>map(queue -> new QueueReceiver(sqs, queue))
                .toList();
    }

    private String next(Target target) {
        return found == 0
                ? "Next: nothing was recorded in that span; check --from and --to, which are compared with recordedAt, in UTC."
                : "Next: `%s redrive --look%s` shows whether a subscriber could not take some; then %s can be emptied (its messages name places in the stream, and are of no more use)."
                        .formatted(Script.name(), stack.asOptions(), target.nameOf("event-publishing-dead-letters"));
    }
}
