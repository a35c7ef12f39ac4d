package io.whereabouts.benchmarks.eventstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.benchmarks.measuring.Extent;
import io.whereabouts.benchmarks.measuring.Samples;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Castore's DynamoDB adapter in a Node.js of its own (`castore/driver.js`), which measures there; requests and answers
/// are lines of JSON.
final class CastoreContender implements Contender {
    static final String NAME = "castore";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process node;
    private final BufferedReader answers;

    private CastoreContender(Process node) {
        this.node = node;
        this.answers = node.inputReader(StandardCharsets.UTF_8);
    }

    /// @param folder with the driver and its modules
    static Contender start(Path folder, URI dynamoDb, String table) throws IOException {
        return new CastoreContender(new ProcessBuilder(
                        "node",
                        "driver.js",
                        dynamoDb.toString(),
                        table,
                        Clients.REGION,
                        Clients.KEY,
                        String.valueOf(Clients.CONNECTIONS),
                        String.valueOf(Workload.STREAMS_OF_COMMANDS),
                        new String(PackageMoved.example(0).toJson(), StandardCharsets.UTF_8))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Run prepare(Workload workload, String stream) throws IOException {
        ask(Map.of("do", "prepare", "stream", stream, "workload", workload));
        return extent -> measure(stream, extent);
    }

    private Samples measure(String stream, Extent extent) throws IOException {
        var answer = ask(Map.of(
                "do",
                "measure",
                "stream",
                stream,
                "millis",
                extent.longest().toMillis(),
                "operations",
                extent.operations()));
        var latencies = Samples.empty();
        answer.path("micros").forEach(micros -> latencies.recordValue(micros.asLong()));
        return new Samples(latencies, Duration.of(answer.path("elapsedMicros").asLong(), ChronoUnit.MICROS));
    }

    private JsonNode ask(Map<String, ?> request) throws IOException {
        var requests = node.outputWriter(StandardCharsets.UTF_8);
        try {
            requests.write(JSON.writeValueAsString(request));
            requests.write('\n');
            requests.flush();
            var answer = Optional.ofNullable(answers.readLine());
            return JSON.readTree(answer.orElseThrow(EOFException::new));
        } catch (IOException e) {
            throw new IOException("castore's driver has ended; what it said is above", e);
        }
    }

    @Override
    public void close() {
        node.destroy();
    }

    /// The versions of what is driven, as its lock file pins them.
    static List<String> versions(Path folder) throws IOException {
        var packages =
                JSON.readTree(folder.resolve("package-lock.json").toFile()).path("packages");
        return List.of("@castore/event-storage-adapter-dynamodb", "@aws-sdk/client-dynamodb").stream()
                .map(name -> name + " "
                        + packages.path("node_modules/" + name).path("version").asText())
                .toList();
    }
}
