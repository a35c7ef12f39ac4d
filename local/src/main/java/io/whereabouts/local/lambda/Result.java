package io.whereabouts.local.lambda;

import java.nio.charset.StandardCharsets;

/// What an invocation gave.
public final class Result {
    private final byte[] payload;
    private final boolean failed;

    private Result(byte[] payload, boolean failed) {
        this.payload = payload;
        this.failed = failed;
    }

    static Result answered(byte[] payload) {
        return new Result(payload, false);
    }

    /// The function threw, was too slow, or its process ended.
    ///
    /// @param payload `{"errorMessage":…,"errorType":…}`, as Lambda makes it
    static Result failed(byte[] payload) {
        return new Result(payload, true);
    }

    public byte[] payload() {
        return payload.clone();
    }

    /// True for what Lambda marks with `X-Amz-Function-Error`.
    public boolean failed() {
        return failed;
    }

    @Override
    public String toString() {
        return (failed ? "failed: " : "answered: ") + new String(payload, StandardCharsets.UTF_8);
    }
}
