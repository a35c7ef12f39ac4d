package io.whereabouts.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// One call of a function, on its way.
final class Invocation {
    private final String requestId = UUID.randomUUID().toString();
    private final String functionArn;
    private final Instant deadline;
    private final byte[] payload;
    private final CompletableFuture<Result> result = new CompletableFuture<>();

    Invocation(String functionArn, Duration timeout, byte[] payload) {
        this.functionArn = functionArn;
        this.deadline = Instant.now().plus(timeout);
        this.payload = payload;
    }

    String requestId() {
        return requestId;
    }

    String functionArn() {
        return functionArn;
    }

    Instant deadline() {
        return deadline;
    }

    byte[] payload() {
        return payload;
    }

    CompletableFuture<Result> result() {
        return result;
    }

    /// X-Ray's header; nothing is sampled here.
    String traceId() {
        var id = requestId.replace("-", "");
        return "Root=1-%08x-%s;Parent=%s;Sampled=0"
                .formatted(deadline.getEpochSecond(), id.substring(0, 24), id.substring(16));
    }
}
