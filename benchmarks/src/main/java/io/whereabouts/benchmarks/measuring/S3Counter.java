package io.whereabouts.benchmarks.measuring;

import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Counts what a client of S3 asks for, attempt by attempt: what the bill counts.
public final class S3Counter implements ExecutionInterceptor {
    private final AtomicReference<S3Traffic> traffic = new AtomicReference<>(S3Traffic.NONE);

    /// What went through since the last call.
    public S3Traffic take() {
        return traffic.getAndSet(S3Traffic.NONE);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        var received = context.httpResponse()
                .firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(0L);
        var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        traffic.accumulateAndGet(S3Traffic.of(operation, received), S3Traffic::plus);
    }
}
