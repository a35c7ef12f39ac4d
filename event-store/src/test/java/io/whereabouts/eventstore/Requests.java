package io.whereabouts.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Counts what goes to DynamoDB: each attempt, and what those that were answered consumed.
final class Requests implements ExecutionInterceptor {
    /// @param items read
    record Request(String name, int items, Units units) {}

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<Request> answered = new CopyOnWriteArrayList<>();

    void clear() {
        sent.clear();
        answered.clear();
    }

    List<String> sent() {
        return new ArrayList<>(sent);
    }

    List<Request> answered() {
        return new ArrayList<>(answered);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        sent.add(name(context));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var items = context.response() instanceof QueryResponse query ? query.scannedCount() : 0;
        answered.add(new Request(name(context), items, Units.of(context.request(), context.response())));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof ConditionalCheckFailedException) {
            answered.add(new Request(name(context), 0, Units.ofRefused(context.request())));
        }
    }

    private static String name(Context.BeforeExecution context) {
        return context.request().getClass().getSimpleName().replace("Request", "");
    }

    private static String name(Context.FailedExecution context) {
        return context.request().getClass().getSimpleName().replace("Request", "");
    }
}
