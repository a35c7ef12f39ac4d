package io.whereabouts.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/// A handler that cannot be made, because its environment lacks something.
public final class FailingHandler implements RequestHandler<String, String> {
    public FailingHandler() {
        System.out.println("looking for the table");
        throw new IllegalStateException("EVENTS_TABLE is not set");
    }

    @Override
    public String handleRequest(String input, Context context) {
        return input;
    }
}
