package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack's outputs are asked of the pulumi on the PATH, and of nothing else.
class StackOutputsTest {
    @TempDir
    Path folder;

    @Test
    void pulumi_is_asked_in_the_repository_for_the_stack_by_its_name() throws Exception {
        pulumi(
                "echo \"$PWD: $*\" > asked; echo '{\"eventsTable\": \"prod-whereabouts-events\", \"queues\": {\"a\": \"b\"}}'");

        assertThat(restore(1))
                .contains("error: name the new table with --into, such as prod-whereabouts-events-restored");
        assertThat(folder.resolve("asked"))
                .hasContent(
                        folder.toRealPath() + ": stack output --json --non-interactive --stack acme/whereabouts/prod");
    }

    @Test
    void what_pulumi_says_is_shown_and_what_to_do() throws Exception {
        pulumi("echo 'error: no stack named prod' >&2; exit 255");

        assertThat(restore(1))
                .contains("error: no stack named prod")
                .contains("error: pulumi does not know the outputs of stack acme/whereabouts/prod", "--outputs");
    }

    @Test
    void without_pulumi_there_is_another_way() throws Exception {
        assertThat(restore(1)).contains("error: pulumi cannot be asked", "install it, or name a file with --outputs");
    }

    @Test
    void a_stack_of_before_is_told_apart() throws Exception {
        pulumi("echo '{}'");

        assertThat(run(1, "warm", "--stack", "prod"))
                .contains("error: the stack prod has no output `eventsTable`; deploy it with the present program");
    }

    private void pulumi(String script) throws IOException {
        var file = Files.writeString(folder.resolve("pulumi"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String restore(int code) throws Exception {
        return run(code, "restore", "--at", "latest", "--stack", "acme/whereabouts/prod");
    }

    private String run(int code, String... command) throws Exception {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwhereabouts.home=" + folder,
                "-Daws.region=eu-central-1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Operations.class.getName()));
        line.addAll(List.of(command));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("PATH", folder.toString());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }
}
