package io.whereabouts.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A handler that does as its input says; for tests. It needs nothing but the JDK and Lambda's own interface.
public final class ObedientHandler implements RequestStreamHandler {
    /// It lives as long as its process.
    private static final Thread KEEPS_THE_PROCESS_ALIVE = new Thread(() -> {
        while (true) {
            try {
                Thread.sleep(1_000_000);
            } catch (InterruptedException e) {
                return;
            }
        }
    });

    static {
        KEEPS_THE_PROCESS_ALIVE.start();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        var order = text.replace("\"", "").split(":", 2);
        var answer = switch (order[0]) {
            case "throw" -> throw new IllegalStateException("as you wished");
            case "exit" -> {
                System.out.println("about to exit");
                Runtime.getRuntime().halt(3);
                yield "";
            }
            case "sleep" -> {
                System.out.println("sleeping " + order[1]);
                try {
                    Thread.sleep(Long.parseLong(order[1]));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                yield "slept";
            }
            case "large" -> "x".repeat(Integer.parseInt(order[1]));
            case "pid" -> String.valueOf(ProcessHandle.current().pid());
            case "environment" -> System.getenv().toString();
            case "context" ->
                context.getFunctionName() + " " + context.getMemoryLimitInMB() + " " + context.getInvokedFunctionArn()
                        + " " + (context.getRemainingTimeInMillis() / 1000);
            case "class" -> String.valueOf(isOnClassPath(order[1]));
            default -> text.replace("\"", "");
        };
        output.write(("\"" + answer + "\"").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOnClassPath(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
