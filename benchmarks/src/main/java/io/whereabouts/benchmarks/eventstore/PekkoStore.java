package io.whereabouts.benchmarks.eventstore;

import com.typesafe.config.ConfigFactory;
import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.benchmarks.measuring.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.JournalProtocol;
import org.apache.pekko.persistence.Persistence;
import org.apache.pekko.persistence.PersistentEnvelope;
import org.apache.pekko.persistence.PersistentRepr$;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/// Pekko Persistence on DynamoDB. A hot stream is one actor, which all writers send to; new streams are written through
/// the journal itself, without the reads that starting an actor costs.
final class PekkoStore implements Store {
    static final String NAME = "Pekko Persistence";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ActorSystem system;
    private final org.apache.pekko.actor.ActorRef journal;
    private final String writer = UUID.randomUUID().toString();

    private PekkoStore(ActorSystem system) {
        this.system = system;
        this.journal = Persistence.get(system).journalFor("dynamodb-journal", ConfigFactory.empty());
    }

    static Contender contender(URI dynamoDb, String table) {
        var config = ConfigFactory.parseString("""
                pekko.loglevel = "OFF"
                pekko.stdout-loglevel = "OFF"
                pekko.log-dead-letters = off
                pekko.persistence.journal.plugin = "dynamodb-journal"
                pekko.actor.serializers.benchmark = "%s"
                pekko.actor.serialization-bindings."%s" = benchmark
                dynamodb-journal {
                  endpoint = "%s"
                  journal-table = "%s"
                  aws-access-key-id = "%s"
                  aws-secret-access-key = "%s"
                  aws-client-config.max-connections = %d
                }
                """.formatted(
                        PackageMovedSerializer.class.getName(),
                        PackageMoved.class.getName(),
                        dynamoDb,
                        table,
                        Clients.KEY,
                        Clients.KEY,
                        Clients.CONNECTIONS));
        return new StoreContender(
                NAME, new PekkoStore(ActorSystem.create("benchmark", config.withFallback(ConfigFactory.load()))));
    }

    @Override
    public void fill(String stream, int events) {
        var most = 1_000; // of one message to the journal, which makes batches of it
        for (var written = 0; written < events; written += most) {
            write(stream, written + 1, Math.min(most, events - written));
        }
    }

    @Override
    public Operation appendingToNew(Supplier<String> streams) {
        return () -> write(streams.get(), 1, 1);
    }

    @Override
    public Operation appendingTo(String stream) {
        var actor = start(stream);
        ask(actor, PackageActor.Count::new);
        return () -> ask(actor, PackageActor.Append::new);
    }

    @Override
    public List<Operation> owned(String stream, int callers) {
        return Collections.nCopies(callers, appendingTo(stream));
    }

    @Override
    public List<Operation> hot(String stream, int writers) {
        return owned(stream, writers);
    }

    @Override
    public Operation deciding(Supplier<String> streams) {
        return () -> {
            var actor = start(streams.get());
            ask(actor, PackageActor.Append::new);
            actor.tell(new PackageActor.Stop());
        };
    }

    @Override
    public Operation loading(String stream, int events) {
        return () -> {
            var actor = start(stream);
            var found = ask(actor, PackageActor.Count::new).events();
            actor.tell(new PackageActor.Stop());
            if (found != events) {
                throw new IllegalStateException("stream %s has %d events, not %d".formatted(stream, found, events));
            }
        };
    }

    private ActorRef<PackageActor.Command> start(String stream) {
        return Adapter.spawnAnonymous(system, PackageActor.of(stream));
    }

    private PackageActor.Reply ask(
            ActorRef<PackageActor.Command> actor,
            Function<ActorRef<PackageActor.Reply>, PackageActor.Command> command) {
        return AskPattern.ask(actor, command, PATIENCE, Adapter.toTyped(system).scheduler())
                .toCompletableFuture()
                .join();
    }

    /// @param first sequence number, from 1
    private void write(String stream, long first, int events) {
        var writes = new ArrayList<PersistentEnvelope>();
        for (var number = first; number < first + events; number++) {
            writes.add(AtomicWrite.apply(PersistentRepr$.MODULE$.apply(
                    PackageMoved.example(number), number, stream, "", false, nobody(), writer)));
        }
        var all = CollectionConverters.asScala(writes).toSeq();
        var reply = Patterns.askWithReplyTo(
                        journal, replyTo -> new JournalProtocol.WriteMessages(all, replyTo, 1), PATIENCE)
                .toCompletableFuture()
                .join();
        if (reply instanceof JournalProtocol.WriteMessagesFailed failed) {
            throw new IllegalStateException("%s was not written".formatted(stream), failed.cause());
        }
    }

    private static org.apache.pekko.actor.@Nullable ActorRef nobody() {
        return org.apache.pekko.actor.ActorRef.noSender();
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
