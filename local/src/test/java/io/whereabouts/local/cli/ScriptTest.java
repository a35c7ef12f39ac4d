package io.whereabouts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script `whereabouts`, on a machine that has only what a test puts there.
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {
    private static final List<String> TOOLS =
            List.of("sh", "sed", "dirname", "readlink", "find", "head", "ps", "mkdir", "touch", "mv");

    @TempDir
    Path machine;

    private Path bin = Path.of("");
    private Path script = Path.of("");

    @BeforeEach
    void a_bare_machine() throws IOException {
        bin = Files.createDirectories(machine.resolve("bin"));
        for (var tool : TOOLS) {
            var real = List.of(Path.of("/bin", tool), Path.of("/usr/bin", tool)).stream()
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(bin.resolve(tool), real);
        }
        script = Files.createDirectories(machine.resolve("home with a space")).resolve("whereabouts");
        // The usual folders of this machine hold JDKs: look into this one instead.
        var text = Files.readString(Path.of("../whereabouts"))
                .replaceAll("(?<=[ \n])/(usr|opt|Library)/[^ ;]*", machine + "/jdks/*");
        Files.writeString(script, text);
    }

    @Test
    void without_a_JDK_it_says_what_to_install() throws Exception {
        var answer = run(Map.of(), "local");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.text()).contains("no JDK of version 21 or newer").contains("adoptium.net");
    }

    @Test
    void a_JDK_that_is_too_old_is_passed_over_for_a_newer_one() throws Exception {
        var old = jdk("jdk-17", "17.0.15");
        var fresh = jdk("jdk-25", "25.0.1");

        assertThat(run(Map.of("JAVA_HOME", old.toString()), "--check-jdk").text())
                .isEqualTo("JDK: " + fresh + "\n");
    }

    @Test
    void JAVA_HOME_comes_first() throws Exception {
        var chosen = jdk("jdk-21", "21.0.2");
        jdk("jdk-25", "25.0.1");

        assertThat(run(Map.of("JAVA_HOME", chosen.toString()), "--check-jdk").text())
                .isEqualTo("JDK: " + chosen + "\n");
    }

    @Test
    void without_Maven_it_says_what_to_install() throws Exception {
        jdk("jdk-25", "25.0.1");

        var answer = run(Map.of(), "local");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.text()).contains("Maven is missing").contains("3.8");
    }

    @Test
    void it_builds_what_changed_and_only_then() throws Exception {
        jdk("jdk-25", "25.0.1");
        program(bin.resolve("mvn"), "echo built >>\"" + machine + "/builds\"");
        for (var file : List.of(
                "pom.xml",
                "events/Event.java",
                "event-store/pom.xml",
                "command-side/target/command-side.zip",
                "query-side/target/query-side.zip",
                "identity/target/identity.zip",
                "pictures/target/pictures.zip",
                "stacks/target/stacks.jar",
                "local/target/local.jar",
                "local/parts/dynamodb/target/lib",
                "local/parts/sqs/target/lib",
                "local/parts/s3/target/lib",
                "local/parts/oidc/target/lib")) {
            var path = script.resolveSibling(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }

        assertThat(run(Map.of(), "local").text()).contains("first time").contains("java ran: local");
        assertThat(run(Map.of(), "demo").text()).doesNotContain("Building");
        Files.writeString(script.resolveSibling("events/Event.java"), "// changed");
        assertThat(run(Map.of(), "local").text()).contains("Building what changed");
        assertThat(Files.readAllLines(machine.resolve("builds"))).hasSize(2);
    }

    @Test
    void the_operators_commands_are_built_and_run_apart_from_the_environment() throws Exception {
        jdk("jdk-25", "25.0.1");
        program(bin.resolve("mvn"), "echo \"$*\" >>\"" + machine + "/builds\"");
        for (var file : List.of(
                "pom.xml",
                "events/Event.java",
                "event-store/pom.xml",
                "command-side/pom.xml",
                "query-side/pom.xml",
                "operations/target/operations.jar",
                "operations/target/lib")) {
            var path = script.resolveSibling(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }

        assertThat(run(Map.of(), "events").text()).contains("first time").contains("java ran: events");
        Files.writeString(script.resolveSibling("query-side/pom.xml"), "<!-- changed -->");
        assertThat(run(Map.of(), "redrive").text()).doesNotContain("Building").contains("java ran: redrive");
        Files.writeString(script.resolveSibling("event-store/pom.xml"), "<!-- changed -->");
        assertThat(run(Map.of(), "events").text()).contains("Building what changed");
        assertThat(Files.readAllLines(machine.resolve("builds")))
                .hasSize(2)
                .allMatch(build -> build.endsWith("-pl operations -am"));
    }

    private record Answer(int exitCode, String text) {}

    private Answer run(Map<String, String> environment, String argument) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("/bin/sh", script.toString(), argument)
                .directory(machine.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", bin.toString(), "HOME", machine.toString()));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), text);
    }

    private Path jdk(String name, String version) throws IOException {
        var jdk = machine.resolve("jdks").resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"%n".formatted(version));
        program(jdk.resolve("bin/java"), "for last; do :; done; echo \"java ran: $last\"");
        program(jdk.resolve("bin/javac"), "");
        return jdk;
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
