package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Calls the operator's commands as the script `whereabouts` does.
record Operator(Whereabouts environment) {

    /// @return what it said
    String runs(String... command) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwhereabouts.home=..",
                "-jar",
                "../operations/target/operations.jar"));
        line.addAll(List.of(command));
        line.addAll(List.of("--port", String.valueOf(environment.port())));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
