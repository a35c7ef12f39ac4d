package io.whereabouts.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// Writes when it is committed, on the caller's thread; nothing before, and nothing after a rollback.
final class OnceOnly implements AppendTransaction<ConsistencyMarker> {
    private final Supplier<ConsistencyMarker> write;
    private final AtomicBoolean finished = new AtomicBoolean();

    OnceOnly(Supplier<ConsistencyMarker> write) {
        this.write = write;
    }

    @Override
    public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
        if (finished.getAndSet(true)) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("this append was committed or rolled back before"));
        }
        try {
            return CompletableFuture.completedFuture(write.get());
        } catch (AxonException | SdkException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public void rollback(@Nullable ProcessingContext context) {
        finished.set(true);
    }

    @Override
    public CompletableFuture<ConsistencyMarker> afterCommit(
            ConsistencyMarker committed, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(committed);
    }
}
