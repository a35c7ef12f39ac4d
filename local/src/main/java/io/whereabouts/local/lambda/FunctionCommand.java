package io.whereabouts.local.lambda;

import io.whereabouts.local.deployment.Deployment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How to start a process for a function.
///
/// @param folder where its zip is laid out
/// @param services where the services listen: `AWS_ENDPOINT_URL_…`
/// @param log what it says is added there
/// @param snapStart runs its checkpoint and restore hooks, as for a published version with SnapStart
record FunctionCommand(
        Deployment.Function function,
        Path folder,
        Map<String, String> services,
        Path log,
        boolean snapStart,
        RuntimeClient client) {

    /// Lambda leaves about this share of the memory to the heap.
    private static final double HEAP_SHARE = 0.85;

    /// @param runtimeApiPort of this instance's own Runtime API
    Process start(int runtimeApiPort) throws IOException {
        var builder = new ProcessBuilder(arguments())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var inherited = Map.copyOf(builder.environment());
        builder.environment().clear();
        for (var name : List.of("PATH", "LANG")) {
            if (inherited.containsKey(name)) {
                builder.environment().put(name, inherited.get(name));
            }
        }
        builder.environment().putAll(environment(runtimeApiPort));
        return builder.start();
    }

    /// As AWS's own bootstrap for Java has them, where they mean something here.
    private List<String> arguments() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Math.round(function.memoryMegabytes() * HEAP_SHARE) + "m",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Djava.net.preferIPv4Stack=true",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                        + client.nativeLibrary(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dwhereabouts.process=function:" + function.name(),
                "-Dwhereabouts.supervisor=" + ProcessHandle.current().pid(),
                "-cp",
                client.classPath(),
                FunctionMain.class.getName(),
                function.handler());
    }

    private Map<String, String> environment(int runtimeApiPort) {
        var credentials = RoleCredentials.of(function.role());
        var region = function.arn().split(":", -1)[3];
        var environment = new HashMap<>(function.environment());
        environment.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + runtimeApiPort);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMegabytes()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", snapStart ? "snap-start" : "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java21");
        environment.put("AWS_REGION", region);
        environment.put("AWS_DEFAULT_REGION", region);
        environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        environment.put("_HANDLER", function.handler());
        environment.put("LAMBDA_TASK_ROOT", folder.toString());
        environment.put("TZ", ":UTC");
        environment.putAll(services);
        return environment;
    }
}
