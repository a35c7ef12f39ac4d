package io.whereabouts.local.parts;

import io.whereabouts.local.lambda.EndsWithSupervisor;
import java.util.Arrays;

/// Where a child process begins: it ends with its supervisor, and else is the program that it is asked to be.
/// Lies with nothing else of ours on the class path of a counterpart.
public final class ChildMain {
    private ChildMain() {}

    /// @param arguments the main class, then its arguments
    public static void main(String[] arguments) throws ReflectiveOperationException {
        EndsWithSupervisor.arm();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
