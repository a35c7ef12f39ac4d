package io.whereabouts.eventstore.reading;

import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// A busy DynamoDB: of the keys of a BatchGetItem it reads the first half.
final class UnprocessedKeys implements ExecutionInterceptor {
    private static final ExecutionAttribute<Map<String, KeysAndAttributes>> LEFT =
            new ExecutionAttribute<>("unprocessed");

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (!(context.request() instanceof BatchGetItemRequest request)) {
            return context.request();
        }
        var table = request.requestItems().keySet().iterator().next();
        var asked = request.requestItems().values().iterator().next();
        var half = (asked.keys().size() + 1) / 2;
        var keys = asked.keys();
        if (half < keys.size()) {
            attributes.putAttribute(
                    LEFT,
                    Map.of(
                            table,
                            asked.toBuilder()
                                    .keys(keys.subList(half, keys.size()))
                                    .build()));
        }
        return request.toBuilder()
                .requestItems(Map.of(
                        table, asked.toBuilder().keys(keys.subList(0, half)).build()))
                .build();
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        var left = attributes.getAttribute(LEFT);
        return left != null && context.response() instanceof BatchGetItemResponse response
                ? response.toBuilder().unprocessedKeys(left).build()
                : context.response();
    }
}
