package io.whereabouts.query.given;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;

/// Lambda's context for handlers that have no use for it.
public final class NoLambda {
    public static final Context CONTEXT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private NoLambda() {}
}
