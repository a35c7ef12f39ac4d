package io.whereabouts.benchmarks.eventstore;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

/// A stream as Pekko has it: an actor that reads its events when it is started, and is the only one to write more.
final class PackageActor extends EventSourcedBehavior<PackageActor.Command, PackageMoved, Integer> {
    sealed interface Command {}

    /// @param events how many the stream has
    record Reply(int events) {}

    record Append(ActorRef<Reply> replyTo) implements Command {}

    /// Answered when all events have been read.
    record Count(ActorRef<Reply> replyTo) implements Command {}

    record Stop() implements Command {}

    private PackageActor(PersistenceId id) {
        super(id);
    }

    static Behavior<Command> of(String stream) {
        return new PackageActor(PersistenceId.ofUniqueId(stream));
    }

    @Override
    public Integer emptyState() {
        return 0;
    }

    @Override
    public CommandHandler<Command, PackageMoved, Integer> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Append.class, this::append)
                .onCommand(Count.class, (events, count) -> Effect().reply(count.replyTo(), new Reply(events)))
                .onCommand(Stop.class, () -> Effect().stop())
                .build();
    }

    private Effect<PackageMoved, Integer> append(Integer events, Append append) {
        return Effect().persist(PackageMoved.example(events)).thenReply(append.replyTo(), Reply::new);
    }

    @Override
    public EventHandler<Integer, PackageMoved> eventHandler() {
        return (events, moved) -> events + 1;
    }
}
