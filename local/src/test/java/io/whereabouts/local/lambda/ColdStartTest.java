package io.whereabouts.local.lambda;

import static io.whereabouts.local.lambda.FunctionsTest.json;
import static io.whereabouts.local.lambda.FunctionsTest.processes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.whereabouts.local.deployment.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the first call of a function finds.
class ColdStartTest {
    @TempDir
    private Path folder;

    @Test
    void a_function_has_no_process_before_it_is_called_and_one_after() throws Exception {
        try (var functions = functions("cold", ObedientHandler.class)) {
            assertThat(processes("cold")).isEmpty();
            assertThat(functions.invoke("cold", json("hello")).payload()).isEqualTo(json("hello"));
            var started = processes("cold");
            assertThat(started).hasSize(1);
            functions.warm();
            assertThat(processes("cold")).isEqualTo(started);
        }
        await().until(() -> processes("cold").isEmpty());
    }

    @Test
    void one_that_was_warmed_has_its_process_before_it_is_called() throws Exception {
        try (var functions = functions("warm", ObedientHandler.class)) {
            functions.warm();
            var warmed = processes("warm");
            assertThat(warmed).hasSize(1);
            assertThat(functions.invoke("warm", json("hello")).payload()).isEqualTo(json("hello"));
            assertThat(processes("warm")).isEqualTo(warmed);
        }
    }

    @Test
    void first_callers_at_once_are_all_answered_by_four_processes_at_most() throws Exception {
        try (var functions = functions("crowded", ObedientHandler.class);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(
                    Collections.nCopies(8, (Callable<Result>) () -> functions.invoke("crowded", json("sleep:2000"))))) {
                assertThat(call.get().failed()).as(call.get().toString()).isFalse();
            }
            assertThat(processes("crowded")).hasSizeBetween(1, 4);
        }
    }

    @Test
    void a_handler_that_cannot_be_made_is_named_with_the_reason_to_who_calls_it_and_to_who_warms_it() throws Exception {
        var named = List.of(
                "function reader cannot start", "EVENTS_TABLE is not set", "looking for the table", "reader.log");
        try (var functions = functions("reader", FailingHandler.class)) {
            var result = functions.invoke("reader", json("hello"));
            assertThat(result.failed()).isTrue();
            assertThat(new String(result.payload(), UTF_8)).contains(named);
            assertThatThrownBy(functions::warm)
                    .isInstanceOf(CannotStart.class)
                    .message()
                    .contains(named);
        }
    }

    @Test
    void a_handler_class_that_is_not_in_the_zip_is_named_before_anything_is_called() {
        assertThatThrownBy(() -> functions("reader", FailingHandler.class, "org.example.Missing::handleRequest"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("function reader cannot start: its handler class org.example.Missing is not in");
    }

    @Test
    void a_stop_does_not_wait_for_what_is_starting_and_leaves_no_process() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var functions = functions("slow", SlowHandler.class);
            var call = threads.submit(() -> functions.invoke("slow", json("hello")));
            var log = folder.resolve("logs/slow.log");
            await().until(() -> Files.exists(log) && Files.readString(log).contains("starting"));
            functions.close();
            assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
        }
        await().until(() -> processes("slow").isEmpty());
    }

    private Functions functions(String name, Class<?> handler) {
        return functions(name, handler, handler.getName());
    }

    private Functions functions(String name, Class<?> inZip, String handler) {
        var function = new Deployment.Function(
                name,
                "arn:aws:lambda:eu-central-1:123456789012:function:" + name,
                Zips.of(folder, inZip),
                handler,
                256,
                Duration.ofSeconds(20),
                Map.of(),
                name + "-role");
        return Functions.start(List.of(function), Map.of(), folder.resolve("work"), folder.resolve("logs"));
    }
}
