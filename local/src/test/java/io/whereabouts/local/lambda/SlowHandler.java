package io.whereabouts.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/// A handler that takes longer to be made than any test waits.
public final class SlowHandler implements RequestHandler<String, String> {
    public SlowHandler() {
        System.out.println("starting");
        try {
            Thread.sleep(1_000_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String handleRequest(String input, Context context) {
        return input;
    }
}
