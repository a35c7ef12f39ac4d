package io.whereabouts.eventstore.reading;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/// A DynamoDB that is too busy for the first requests of a kind, even after all that the SDK tried.
final class Throttled implements ExecutionInterceptor {
    private final String operation;
    private final AtomicInteger left;

    Throttled(String operation, int times) {
        this.operation = operation;
        this.left = new AtomicInteger(times);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (operation.equals(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME))
                && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw ProvisionedThroughputExceededException.builder()
                    .message("slow down")
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ProvisionedThroughputExceededException")
                            .build())
                    .build();
        }
    }
}
