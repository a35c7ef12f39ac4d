package io.whereabouts.eventstore;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Fails the next few requests of a kind: before they are sent, or after DynamoDB has applied them.
final class Faults implements ExecutionInterceptor {
    /// What the SDK does not try again by itself, such as the end of the time for a whole call.
    static final Supplier<RuntimeException> TIME_OUT = () -> SdkClientException.create("no reply in time");

    /// What the SDK tries again by itself.
    static final Supplier<RuntimeException> BROKEN_CONNECTION =
            () -> SdkClientException.create("connection reset", new IOException("connection reset"));

    private final AtomicInteger before = new AtomicInteger();
    private final AtomicInteger after = new AtomicInteger();
    private volatile Class<? extends SdkRequest> request = SdkRequest.class;
    private volatile Supplier<RuntimeException> failure = TIME_OUT;

    void beforeSending(int times, Class<? extends SdkRequest> request, Supplier<RuntimeException> failure) {
        this.request = request;
        this.failure = failure;
        before.set(times);
    }

    void afterApplying(int times, Class<? extends SdkRequest> request, Supplier<RuntimeException> failure) {
        this.request = request;
        this.failure = failure;
        after.set(times);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        failOneOf(before, context.request());
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        failOneOf(after, context.request());
    }

    private void failOneOf(AtomicInteger left, SdkRequest sent) {
        if (request.isInstance(sent) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw failure.get();
        }
    }
}
