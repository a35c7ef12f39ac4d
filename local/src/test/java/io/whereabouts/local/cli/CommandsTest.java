package io.whereabouts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path home;

    @BeforeEach
    void at_home() throws IOException {
        Files.createFile(home.resolve("Pulumi.yaml"));
        System.setProperty("whereabouts.home", home.toString());
    }

    @AfterEach
    void leave() {
        System.clearProperty("whereabouts.home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "local --help", "token --help", "demo --help"})
    void each_command_has_help(String command) {
        assertThat(run(command)).isZero();
        assertThat(out.toString()).contains("Usage: whereabouts");
    }

    @Test
    void a_token_without_an_environment_is_an_error_that_says_what_to_start() {
        assertThat(run("token --port 7170")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("error: no local environment is running at port 7170")
                .contains("./whereabouts local --port 7170");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void an_environment_that_was_killed_is_not_taken_for_a_running_one() throws IOException {
        Files.createDirectories(home.resolve(".whereabouts"));
        Files.writeString(home.resolve(".whereabouts/7170.json"), """
                {"pid": %d, "startedAt": 1, "port": 7170}""".formatted(
                        ProcessHandle.current().pid()));

        assertThat(run("token --port 7170")).isEqualTo(1);
        assertThat(err.toString()).contains("no local environment is running");
    }

    @Test
    void a_taken_port_is_an_error_that_names_it() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("local --port " + other.getLocalPort())).isEqualTo(1);
            assertThat(err.toString()).contains("port " + other.getLocalPort()).contains("--port");
        }
    }

    @Test
    void a_track_that_is_none_is_an_error_that_names_the_file() throws IOException {
        var file = Files.writeString(home.resolve("notes.txt"), "no track");

        assertThat(run("demo --track " + file)).isEqualTo(1);
        assertThat(err.toString()).contains(file.toString()).contains("not a GPX file");
    }

    @Test
    void a_missing_track_is_an_error_that_names_the_option() {
        assertThat(run("demo --track /nowhere.gpx")).isEqualTo(1);
        assertThat(err.toString()).contains("/nowhere.gpx").contains("--track");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "local --speed", "demo --packages many", "demo --ending yesterday"})
    void a_mistyped_command_is_an_error_with_the_usage(String command) {
        assertThat(run(command)).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: whereabouts");
    }

    private int run(String command) {
        return Whereabouts.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command.split(" ", -1));
    }
}
