package io.whereabouts.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// One process of a function. It works on one invocation at a time.
final class Instance implements RuntimeApi.Listener {
    /// AWS gives 10 s, then tries again within the function's time-out; a busy laptop needs more.
    private static final long INITIALIZATION_SECONDS = 60;

    private final FunctionCommand command;
    private final Consumer<Instance> onIdle;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final AtomicReference<Optional<byte[]>> initializationError = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Invocation>> current = new AtomicReference<>(Optional.empty());
    private final RuntimeApi api;
    private final Process process;

    private Instance(FunctionCommand command, Consumer<Instance> onIdle) throws IOException {
        this.command = command;
        this.onIdle = onIdle;
        this.api = RuntimeApi.start(this);
        try {
            this.process = command.start(api.port());
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    /// Returns when it has asked for its first invocation.
    ///
    /// @param onIdle whenever it can take an invocation, the first time included
    /// @param onEnd once, when its process is gone, if it had started
    /// @throws InterruptedException then its process is ended
    static Instance start(FunctionCommand command, Consumer<Instance> onIdle, Consumer<Instance> onEnd)
            throws InterruptedException {
        var log = new LogTail(command.log());
        try {
            var instance = new Instance(command, onIdle);
            var unused = instance.process.onExit().thenAccept(process -> {
                if (instance.ended(process.exitValue())) {
                    onEnd.accept(instance);
                }
            });
            try {
                instance.started.get(INITIALIZATION_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                instance.kill();
                throw instance.cannotStart(e, log);
            } catch (InterruptedException e) {
                instance.kill();
                throw e;
            }
            return instance;
        } catch (IOException e) {
            throw new CannotStart(
                    "function %s cannot start: %s".formatted(command.function().name(), e), e);
        }
    }

    private CannotStart cannotStart(Exception cause, LogTail log) {
        var why = initializationError
                .get()
                .flatMap(LambdaErrors::summary)
                .orElseGet(() -> cause instanceof TimeoutException
                        ? "it did not ask for its first invocation within " + INITIALIZATION_SECONDS + " s"
                        : String.valueOf(
                                cause.getCause() == null
                                        ? cause
                                        : cause.getCause().getMessage()));
        return new CannotStart(
                """
                function %s cannot start its handler %s: %s
                %s
                Correct it, build the zip again and start again. Its whole log: %s""".formatted(
                                command.function().name(),
                                command.function().handler(),
                                why,
                                log.lastLines(15).indent(2).stripTrailing(),
                                command.log()),
                cause);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Only for an instance that is idle.
    Result invoke(byte[] payload) throws InterruptedException {
        var function = command.function();
        var invocation = new Invocation(function.arn(), function.timeout(), payload);
        current.set(Optional.of(invocation));
        if (!process.isAlive()) {
            var unused = ended(process.exitValue());
        }
        try {
            // It is idle, so it takes the invocation at once; and if it dies first, `result` tells.
            var handing = Thread.startVirtualThread(() -> hand(invocation));
            try {
                return invocation.result().get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                handing.interrupt();
            }
        } catch (TimeoutException e) {
            note("%s %s".formatted(invocation.requestId(), LambdaErrors.timedOutText(function.timeout())));
            invocation
                    .result()
                    .complete(Result.failed(LambdaErrors.timedOut(invocation.requestId(), function.timeout())));
            kill();
            return invocation.result().join();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    private void hand(Invocation invocation) {
        try {
            api.hand(invocation);
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void ready() {
        started.complete(null);
        onIdle.accept(this);
    }

    @Override
    public void initializationFailed(byte[] error) {
        initializationError.set(Optional.of(error));
    }

    @Override
    public void done(String requestId, Result result) {
        current.get()
                .filter(invocation -> invocation.requestId().equals(requestId))
                .ifPresent(invocation -> invocation.result().complete(result));
    }

    /// True if it had started before.
    private boolean ended(int exitCode) {
        var exited = LambdaErrors.exitedText(exitCode);
        var early = started.completeExceptionally(new IllegalStateException(exited));
        // Both `onExit` and `invoke` come here: the one that takes the invocation answers, with the log written first.
        current.getAndSet(Optional.empty())
                .filter(invocation -> !invocation.result().isDone())
                .ifPresent(invocation -> {
                    note("RequestId: %s Error: %s".formatted(invocation.requestId(), exited));
                    invocation.result().complete(Result.failed(LambdaErrors.exited(invocation.requestId(), exitCode)));
                });
        api.close();
        return !early;
    }

    /// Lambda writes its own lines into the function's log.
    private void note(String line) {
        try {
            Files.writeString(
                    command.log(),
                    Instant.now() + " " + line + System.lineSeparator(),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
    }
}
