package io.whereabouts.command.lambda;

import io.whereabouts.command.Decision;
import io.whereabouts.command.definereadpoint.FindReadPoint;
import io.whereabouts.command.definereadpoint.ReadPoint;
import io.whereabouts.command.epcis.Keep;
import io.whereabouts.command.epcis.Kept;
import io.whereabouts.command.packing.Pack;
import io.whereabouts.command.packing.PackingResults;
import io.whereabouts.command.packing.Unpack;
import io.whereabouts.command.recordscans.RecordScans;
import io.whereabouts.command.recordscans.ScanResults;
import io.whereabouts.command.scanners.FindScanner;
import io.whereabouts.command.scanners.Scanner;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.Sgln;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// Sends commands to their handlers, in parallel, and gives each that lost a race another try.
final class Commands {
    private static final int MOST_ATTEMPTS = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);

    private final CommandGateway gateway;
    private final ExecutorService executor;

    Commands(CommandGateway gateway, ExecutorService executor) {
        this.gateway = gateway;
        this.executor = executor;
    }

    /// @throws Refusal if others changed the package each time that it was decided
    /// @throws Unavailable if it is not known to be done
    Decision decide(Object command, Caller caller, Duration patience) {
        return awaited(executor.submit(inLogContext(() -> sent(command, Decision.class, caller))), deadline(patience));
    }

    /// All of them, or an exception: what is not known to be stored is never said to be.
    ///
    /// @throws Unavailable if one of them is not known to be done
    Map<PackageId, ScanResults> record(List<RecordScans> commands, Caller caller, Duration patience) {
        var deadline = deadline(patience);
        var running = commands.stream()
                .map(command -> executor.submit(inLogContext(() -> sent(command, ScanResults.class, caller))))
                .toList();
        try {
            var results = new HashMap<PackageId, ScanResults>();
            for (var i = 0; i < running.size(); i++) {
                results.put(commands.get(i).packageId(), awaited(running.get(i), deadline));
            }
            return results;
        } finally {
            running.forEach(each -> each.cancel(false)); // those that have not started are in vain now
        }
    }

    /// All that a request names, side by side: one consistent query each.
    ///
    /// @throws Unavailable if one of them could not be read
    MasterData find(Set<ScannerId> scanners, Set<Sgln> readPoints, Caller caller, Duration patience) {
        var deadline = deadline(patience);
        var ofScanners = running(scanners, FindScanner::new, Scanner.class, caller);
        var ofReadPoints = running(readPoints, FindReadPoint::new, ReadPoint.class, caller);
        return new MasterData(awaited(ofScanners, deadline), awaited(ofReadPoints, deadline));
    }

    /// Reads side by side, in the order in which they are asked.
    ///
    /// @throws Unavailable if one of them was not answered in time
    <R> List<R> read(List<Callable<R>> reads, Duration patience) {
        var deadline = deadline(patience);
        var running =
                reads.stream().map(read -> executor.submit(inLogContext(read))).toList();
        return running.stream().map(each -> awaited(each, deadline)).toList();
    }

    private <K, R> Map<K, Future<R>> running(Set<K> keys, Function<K, Object> question, Class<R> type, Caller caller) {
        var running = new HashMap<K, Future<R>>();
        keys.forEach(key ->
                running.put(key, executor.submit(inLogContext(() -> sent(question.apply(key), type, caller)))));
        return running;
    }

    private static <K, R> Map<K, R> awaited(Map<K, Future<R>> running, long deadline) {
        var found = new HashMap<K, R>();
        running.forEach((key, each) -> found.put(key, awaited(each, deadline)));
        return found;
    }

    /// One after the other: two that check the same container at once would only collide.
    ///
    /// @throws Refusal if others changed one of these each time that it was decided
    /// @throws Unavailable if one of them is not known to be done
    PackingResults pack(List<Pack> commands, Caller caller, Duration patience) {
        var deadline = deadline(patience);
        var decisions = new LinkedHashMap<PackageId, Decision>();
        for (var command : commands) {
            var running = executor.submit(inLogContext(() -> sent(command, PackingResults.class, caller)));
            decisions.putAll(awaited(running, deadline).decisions());
        }
        return new PackingResults(decisions);
    }

    /// @throws Refusal if others changed it each time that it was decided
    /// @throws Unavailable if it is not known to be done
    PackingResults unpack(Unpack command, Caller caller, Duration patience) {
        return awaited(
                executor.submit(inLogContext(() -> sent(command, PackingResults.class, caller))), deadline(patience));
    }

    /// @throws Unavailable if it is not known to be done
    Kept keep(Keep command, Caller caller, Duration patience) {
        return awaited(executor.submit(inLogContext(() -> sent(command, Kept.class, caller))), deadline(patience));
    }

    private <R> R sent(Object command, Class<R> type, Caller caller) {
        for (var attempt = 1; ; attempt++) {
            try {
                return gateway.send(command, caller.metadata()).resultAs(type).join();
            } catch (CompletionException e) {
                if (causes(e, AppendEventsTransactionRejectedException.class).isEmpty()) {
                    throw fault(e);
                }
                if (attempt == MOST_ATTEMPTS) {
                    throw new Refusal(
                            409, "others changed it at the same moment, %d times; send it again".formatted(attempt));
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
            }
        }
    }

    private static RuntimeException fault(CompletionException e) {
        var transientFault = causes(e, SdkClientException.class)
                .<Throwable>map(cause -> cause)
                .or(() -> causes(e, AxonTransientException.class))
                .or(() -> causes(e, SdkServiceException.class)
                        .filter(cause -> cause.isThrottlingException() || cause.statusCode() >= 500));
        return transientFault.isPresent() ? new Unavailable("the event store did not answer", e) : e;
    }

    private static <T> Optional<T> causes(Throwable fault, Class<T> type) {
        for (var cause = Optional.of(fault); cause.isPresent(); cause = cause.map(Throwable::getCause)) {
            if (type.isInstance(cause.get())) {
                return cause.map(type::cast);
            }
        }
        return Optional.empty();
    }

    private static long deadline(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }

    private static <R> R awaited(Future<R> running, long deadline) {
        try {
            return running.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Unavailable("the event store took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", e);
        }
    }

    /// The correlation id goes along to the thread that does the work.
    private static <R> Callable<R> inLogContext(Callable<R> work) {
        var context = Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
        return () -> {
            MDC.setContextMap(context);
            try {
                return work.call();
            } finally {
                MDC.clear();
            }
        };
    }
}
