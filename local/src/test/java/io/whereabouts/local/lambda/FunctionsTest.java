package io.whereabouts.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.whereabouts.local.deployment.Deployment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionsTest {
    private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:";

    @TempDir
    private static Path folder;

    private static Functions functions;

    @BeforeAll
    static void start() throws InterruptedException {
        functions = Functions.start(
                List.of(
                        obedient("commands", Duration.ofSeconds(20)),
                        obedient("fragile", Duration.ofSeconds(20)),
                        obedient("hasty", Duration.ofSeconds(2))),
                Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1"),
                folder.resolve("work"),
                folder.resolve("logs"));
        functions.warm();
    }

    @AfterAll
    static void stop() {
        functions.close();
    }

    @Test
    void a_handler_answers() throws Exception {
        assertThat(invoke("commands", "hello ü")).isEqualTo("hello ü");
    }

    @Test
    void a_handler_sees_what_lambda_would_tell_it_and_nothing_of_our_own_environment() throws Exception {
        var credentials = RoleCredentials.of("commands-role");
        var environment = invoke("commands", "environment");
        assertThat(environment)
                .contains("EVENTS_TABLE=events", "AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:1")
                .contains("AWS_REGION=eu-central-1", "AWS_ACCESS_KEY_ID=" + credentials.accessKeyId())
                .contains("AWS_SECRET_ACCESS_KEY=" + credentials.secretAccessKey())
                .contains("AWS_LAMBDA_FUNCTION_NAME=commands", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=256")
                .contains("_HANDLER=" + ObedientHandler.class.getName(), "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand")
                .contains("LAMBDA_TASK_ROOT=" + folder.resolve("work").resolve("commands"))
                .doesNotContain("HOME=", "JAVA_HOME=", "MAVEN");
        assertThat(invoke("commands", "context")).matches("commands 256 " + ARN + "commands (1\\d|20)");
    }

    @Test
    void a_handler_sees_its_own_jars_and_none_of_ours() throws Exception {
        assertThat(invoke("commands", "class:" + ObedientHandler.class.getName()))
                .isEqualTo("true");
        assertThat(invoke("commands", "class:com.fasterxml.jackson.databind.ObjectMapper"))
                .isEqualTo("false");
        assertThat(invoke("commands", "class:" + Functions.class.getName())).isEqualTo("false");
    }

    @Test
    void an_exception_is_a_function_error_and_the_instance_lives_on() throws Exception {
        var before = processes("commands");
        var result = functions.invoke("commands", json("throw"));
        assertThat(result.failed()).isTrue();
        assertThat(new String(result.payload(), UTF_8))
                .contains("\"errorMessage\":\"as you wished\"", "\"errorType\":\"java.lang.IllegalStateException\"");
        assertThat(invoke("commands", "again")).isEqualTo("again");
        assertThat(before).allMatch(ProcessHandle::isAlive);
    }

    @Test
    void a_process_that_ends_is_a_function_error_and_is_replaced() throws Exception {
        var before = processes("commands");
        var result = functions.invoke("commands", json("exit"));
        assertThat(result.failed()).isTrue();
        assertThat(new String(result.payload(), UTF_8))
                .contains("\"errorType\":\"Runtime.ExitError\"", "Error: Runtime exited with error: exit status 3");
        assertThat(invoke("commands", "still there")).isEqualTo("still there");
        assertThat(before).anyMatch(process -> !process.isAlive());
        assertThat(folder.resolve("logs/commands.log")).content().contains("about to exit", "exit status 3");
    }

    @Test
    void an_instance_killed_in_the_middle_of_an_invocation_is_a_function_error_and_the_next_one_works()
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.submit(() -> functions.invoke("fragile", json("sleep:15000")));
            await().until(() ->
                    Files.readString(folder.resolve("logs/fragile.log")).contains("sleeping 15000"));
            processes("fragile").forEach(ProcessHandle::destroyForcibly);
            var result = running.get();
            assertThat(result.failed()).isTrue();
            assertThat(new String(result.payload(), UTF_8)).contains("Runtime exited with error: signal: killed");
        }
        assertThat(invoke("fragile", "still there")).isEqualTo("still there");
    }

    @Test
    void an_idle_instance_that_is_killed_is_replaced_without_being_asked_for() {
        await().until(() -> !processes("fragile").isEmpty());
        var before = processes("fragile");
        before.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> processes("fragile").stream().anyMatch(process -> !before.contains(process)));
    }

    @Test
    void a_function_that_is_too_slow_is_killed() throws Exception {
        var pid = Long.parseLong(invoke("hasty", "pid"));
        var result = functions.invoke("hasty", json("sleep:15000"));
        assertThat(result.failed()).isTrue();
        assertThat(new String(result.payload(), UTF_8)).contains("Task timed out after 2.00 seconds");
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(invoke("hasty", "again")).isEqualTo("again");
    }

    @Test
    void an_answer_above_six_megabytes_is_a_function_error() throws Exception {
        var fits = functions.invoke("commands", json("large:6000000"));
        assertThat(fits.payload()).hasSize(6_000_002);
        var result = functions.invoke("commands", json("large:6300000"));
        assertThat(result.failed()).isTrue();
        assertThat(new String(result.payload(), UTF_8)).contains("Function.ResponseSizeTooLarge");
        assertThat(invoke("commands", "again")).isEqualTo("again");
    }

    @Test
    void callers_in_parallel_are_served_by_up_to_four_processes() throws Exception {
        var pids = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sleeps = threads.invokeAll(
                    Collections.nCopies(4, (Callable<Result>) () -> functions.invoke("commands", json("sleep:4000"))));
            for (var sleep : sleeps) {
                assertThat(sleep.get().failed()).isFalse();
            }
            var calls = threads.invokeAll(Collections.nCopies(200, (Callable<String>) () -> invoke("commands", "pid")));
            for (var call : calls) {
                pids.add(call.get());
            }
        }
        assertThat(pids).hasSizeBetween(2, 4);
    }

    @Test
    void a_zip_cannot_write_outside_its_folder() throws IOException {
        var zip = folder.resolve("evil.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            Zips.write(out, "../evil.txt", new byte[] {1});
        }
        assertThatThrownBy(() -> FunctionCode.unzip(zip, folder.resolve("evil")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("../evil.txt");
        assertThat(folder.resolve("evil.txt")).doesNotExist();
    }

    @Test
    void an_unknown_function_is_an_error() {
        assertThatThrownBy(() -> functions.invoke("nobody", json("hello")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    private static Deployment.Function obedient(String name, Duration timeout) {
        return new Deployment.Function(
                name,
                ARN + name,
                Zips.of(folder, ObedientHandler.class),
                ObedientHandler.class.getName(),
                256,
                timeout,
                Map.of("EVENTS_TABLE", "events"),
                name + "-role");
    }

    private static String invoke(String function, String order) throws InterruptedException {
        var result = functions.invoke(function, json(order));
        assertThat(result.failed()).as(result.toString()).isFalse();
        var text = new String(result.payload(), UTF_8);
        return text.substring(1, text.length() - 1);
    }

    static Set<ProcessHandle> processes(String function) {
        return ProcessHandle.current()
                .children()
                .filter(child -> List.of(child.info().arguments().orElse(new String[0]))
                        .contains("-Dwhereabouts.process=function:" + function))
                .collect(Collectors.toSet());
    }

    static byte[] json(String text) {
        return ("\"" + text + "\"").getBytes(UTF_8);
    }
}
