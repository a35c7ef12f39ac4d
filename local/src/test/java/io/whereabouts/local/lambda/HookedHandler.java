package io.whereabouts.local.lambda;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/// A handler that tells whether its SnapStart hooks have run; for tests.
public final class HookedHandler implements RequestHandler<String, String>, Resource {
    private String said = "created";

    public HookedHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
        said += ", checkpointed";
    }

    @Override
    public void afterRestore(com.amazonaws.services.lambda.crac.Context<? extends Resource> context) {
        said += ", restored";
    }

    @Override
    public String handleRequest(String input, Context context) {
        return said;
    }
}
