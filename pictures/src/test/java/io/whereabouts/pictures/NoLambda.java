package io.whereabouts.pictures;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;

/// Lambda's context for a handler that has no use for it.
final class NoLambda {
    static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private NoLambda() {}
}
