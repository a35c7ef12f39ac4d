package io.whereabouts.eventstore.reading;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// Adds up what scans consumed, in halves of a unit rounded up.
record ConsumedUnits(AtomicInteger units) implements ExecutionInterceptor {
    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.response() instanceof ScanResponse scan) {
            units.addAndGet((int) Math.ceil(scan.consumedCapacity().capacityUnits()));
        }
    }
}
