package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The whole system on this machine, as `./whereabouts local --cold` starts it, with its data on disk: a function that
/// a test does not call has no process.
///
/// @param port of the API; the issuer's and the services' follow it
record Whereabouts(HttpClient http, Process process, int port, Path folder) implements AutoCloseable {
    private static final String ALL_SCOPES = "packages:read packages:write scans:write";

    static Whereabouts start() {
        try {
            return start(Files.createTempDirectory("whereabouts-end-to-end-"), freePorts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another on the data of one that was closed.
    ///
    /// @param options as `./whereabouts local` takes them
    Whereabouts again(String... options) {
        return start(folder, port, options);
    }

    /// @param options as `./whereabouts local` takes them
    static Whereabouts start(int port, String... options) {
        try {
            return start(Files.createTempDirectory("whereabouts-end-to-end-"), port, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Whereabouts start(Path folder, int port, String... options) {
        try {
            var command = Script.java();
            command.addAll(List.of("-jar", "../local/target/local.jar", "local", "--cold"));
            command.addAll(List.of("--port", String.valueOf(port)));
            command.addAll(List.of("--data", folder.resolve("data").toString()));
            command.addAll(List.of(options));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("output.txt").toFile()))
                    .start();
            var started = new Whereabouts(HttpClient.newHttpClient(), process, port, folder);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        try {
            await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> !process.isAlive() || answers());
            assertThat(process.isAlive()).as("the environment runs").isTrue();
        } catch (AssertionError | RuntimeException e) {
            var output = Files.readString(folder.resolve("output.txt"));
            close();
            throw new AssertionError("the local environment did not start:\n" + output, e);
        }
    }

    private boolean answers() {
        return api().get("/packages/" + Journey.sscc(0)).status() == 404;
    }

    Api api() {
        return withAuthorization("Bearer " + token(ALL_SCOPES));
    }

    /// @param authorization the header's whole value; empty for none
    Api withAuthorization(String authorization) {
        return new Api(
                http,
                URI.create("http://localhost:" + port),
                authorization.isEmpty() ? Map.of() : Map.of("authorization", authorization));
    }

    /// For who may correct what others recorded.
    Api corrector() {
        return withAuthorization("Bearer " + token(ALL_SCOPES + " corrections:write"));
    }

    String token(String scopes) {
        return tokenOf("local", scopes);
    }

    String tokenOf(String issuer, String scopes) {
        var form = "grant_type=client_credentials&client_id=end-to-end&client_secret=none&scope="
                + URLEncoder.encode(scopes, StandardCharsets.UTF_8);
        return post(
                        "http://localhost:%d/%s/token".formatted(port + 1, issuer),
                        form,
                        "content-type",
                        "application/x-www-form-urlencoded")
                .path("access_token")
                .asText();
    }

    /// The issuer's own key, to make what it does not give out: an expired token.
    String issuerKey() {
        return text(folder.resolve("data/issuer/key.json"));
    }

    /// What the functions and the delivery wrote to their logs.
    ///
    /// @param name the end of a process' name, such as `-commands`
    String log(String name) {
        try (var logs = Files.list(folder.resolve("data/logs"))) {
            return logs.filter(log -> log.getFileName().toString().endsWith(name + ".log"))
                    .map(Whereabouts::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How other processes find it.
    JsonNode described() {
        return Api.read(text(Path.of("../.whereabouts", port + ".json")));
    }

    /// Counted at the store itself, through DynamoDB's HTTP API.
    long itemsInEventsTable() {
        var count = 0L;
        var from = "";
        do {
            var page = table("events", "Scan", "\"Select\":\"COUNT\",\"ConsistentRead\":true" + from);
            count += page.path("Count").asLong();
            from = page.has("LastEvaluatedKey") ? ",\"ExclusiveStartKey\":" + page.path("LastEvaluatedKey") : "";
        } while (!from.isEmpty());
        return count;
    }

    /// What DynamoDB itself answers about a table.
    ///
    /// @param name within the stack, such as `events`
    /// @param parameters of the operation, as JSON, beside the table's name
    JsonNode table(String name, String operation, String parameters) {
        return post(
                "http://127.0.0.1:%d/".formatted(port + 2),
                "{\"TableName\":\"local-whereabouts-%s\",%s}".formatted(name, parameters),
                "content-type",
                "application/x-amz-json-1.0",
                "x-amz-target",
                "DynamoDB_20120810." + operation,
                "authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, "
                        + "SignedHeaders=host, Signature=none");
    }

    /// Ends a process as a crash does.
    ///
    /// @param name how its command line calls it, or the end of that: `commands`, `part:dynamodb`
    /// @return whether there was one
    boolean kill(String name, Random random) {
        var victims = processes(name);
        if (victims.isEmpty()) {
            return false;
        }
        return victims.get(random.nextInt(victims.size())).destroyForcibly();
    }

    private List<ProcessHandle> processes(String name) {
        return process.descendants()
                .filter(child -> child.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.startsWith("-Dwhereabouts.process=") && argument.endsWith(name)))
                .toList();
    }

    @Override
    public void close() {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            await("the environment leaves no process behind")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode post(String address, String body, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .headers(headers)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Api.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePorts() throws IOException {
        for (var attempt = 0; attempt < 50; attempt++) {
            var base = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (allFree(base)) {
                return base;
            }
        }
        throw new IOException("no seven free ports in a row");
    }

    private static boolean allFree(int base) {
        for (var port = base; port < base + 7; port++) {
            try (var socket = new ServerSocket(port)) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
