package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Calls the operator's commands as the script `whereabouts` does.
///
/// @param home where they look for the environment's file
record Operator(Whereabouts environment, Path home) {
    Operator(Whereabouts environment) {
        this(environment, Path.of(".."));
    }

    /// @return what it said
    String runs(String... command) throws IOException, InterruptedException {
        var process = starts(command);
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    Process starts(String... command) throws IOException {
        var line = Script.java();
        line.addAll(List.of("-Dwhereabouts.home=" + home, "-jar", "../operations/target/operations.jar"));
        line.addAll(List.of(command));
        line.addAll(List.of("--port", String.valueOf(environment.port())));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }
}
