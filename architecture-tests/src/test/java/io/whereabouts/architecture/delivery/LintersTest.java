package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The linters of the workflows and their scripts, where they are installed; `.ci/install-linters` does it.
class LintersTest {
    @Test
    void actionlint_finds_nothing() throws IOException, InterruptedException {
        findsNothing("actionlint", List.of("-no-color"));
    }

    @Test
    void zizmor_finds_nothing() throws IOException, InterruptedException {
        findsNothing("zizmor", List.of("--offline", "--color=never", "."));
    }

    @Test
    void shellcheck_finds_nothing() throws IOException, InterruptedException {
        try (var scripts = Files.list(Workshop.REPOSITORY.resolve(".github/scripts"))) {
            var files = Stream.concat(
                            scripts.map(Path::toString).filter(script -> script.endsWith(".sh")),
                            Stream.of("whereabouts", ".ci/run", ".ci/install-linters"))
                    .toList();
            findsNothing("shellcheck", files);
        }
    }

    private static void findsNothing(String linter, List<String> arguments) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, linter))),
                linter + " is not on PATH; .ci/install-linters installs it");
        var command = new ArrayList<>(List.of(linter));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(Workshop.REPOSITORY.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }
}
