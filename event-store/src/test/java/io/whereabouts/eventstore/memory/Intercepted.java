package io.whereabouts.eventstore.memory;

import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/// Calls the SDK's interceptors around a client that has none: those of their methods that know no HTTP. There are
/// no retries.
public final class Intercepted extends DynamoDbCalls {
    private final DynamoDbClient client;
    private final List<ExecutionInterceptor> interceptors;

    public Intercepted(DynamoDbClient client, ExecutionInterceptor... interceptors) {
        this.client = client;
        this.interceptors = List.of(interceptors);
    }

    @Override
    protected DynamoDbResponse answer(DynamoDbRequest request) {
        var attributes = new ExecutionAttributes();
        var sent = InterceptorContext.builder().request(request).build();
        for (var interceptor : interceptors) {
            var modified = interceptor.modifyRequest(sent, attributes);
            sent = sent.copy(context -> context.request(modified));
        }
        inTurn(sent, (interceptor, context) -> interceptor.beforeTransmission(context, attributes));
        DynamoDbResponse response;
        try {
            response = send(client, (DynamoDbRequest) sent.request());
        } catch (DynamoDbException refused) {
            inTurn(sent, (interceptor, context) -> interceptor.afterTransmission(context, attributes));
            throw refused;
        }
        var answered = sent.copy(context -> context.response(response));
        inTurn(answered, (interceptor, context) -> interceptor.afterTransmission(context, attributes));
        inTurn(answered, (interceptor, context) -> interceptor.afterExecution(context, attributes));
        return response;
    }

    private void inTurn(InterceptorContext context, BiConsumer<ExecutionInterceptor, InterceptorContext> call) {
        interceptors.forEach(interceptor -> call.accept(interceptor, context));
    }
}
