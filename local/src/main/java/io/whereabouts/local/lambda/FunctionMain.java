package io.whereabouts.local.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;

/// Where a function's process begins: AWS's runtime interface client, in a process that ends with its supervisor.
/// Lies alone on the process's class path, beside AWS's jars.
final class FunctionMain {
    private FunctionMain() {}

    /// @param arguments the handler, such as `org.example.Handler::handleRequest`
    public static void main(String[] arguments) {
        EndsWithSupervisor.arm();
        try {
            AWSLambda.main(arguments);
        } catch (Throwable e) {
            e.printStackTrace(System.err);
        }
        // The client returns when it cannot go on. A thread of the handler must not keep the process alive then: it
        // would never ask for an invocation again.
        Runtime.getRuntime().halt(1);
    }
}
