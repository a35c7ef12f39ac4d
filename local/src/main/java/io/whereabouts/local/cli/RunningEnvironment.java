package io.whereabouts.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/// How other processes find a local environment: a file in `.whereabouts/`, there as long as it runs.
///
/// @param pid of the supervisor
/// @param startedAt of that process, in milliseconds: another process may get the same id later
/// @param outputs of the stack, such as `eventsTable`
record RunningEnvironment(
        long pid,
        long startedAt,
        int port,
        URI api,
        URI issuer,
        String audience,
        URI dynamoDb,
        URI sqs,
        URI s3,
        String region,
        String data,
        String logs,
        JsonNode outputs) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Optional<RunningEnvironment> find(Path home, int port) {
        try {
            var file = file(home, port);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return Optional.of(JSON.readValue(file.toFile(), RunningEnvironment.class))
                    .filter(found -> ProcessHandle.of(found.pid())
                            .filter(process -> startedAt(process) == found.startedAt())
                            .isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws UserError if there is none
    static RunningEnvironment get(Path home, int port) {
        return find(home, port)
                .orElseThrow(() -> new UserError(("no local environment is running at port %d; start one with "
                                + "`%s local%s`, or name the port of another with --port")
                        .formatted(
                                port, Terminal.script(), port == LocalCommand.DEFAULT_PORT ? "" : " --port " + port)));
    }

    static long startedAt(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    void save(Path home) throws IOException {
        var file = file(home, port);
        Files.createDirectories(home.resolve(".whereabouts"));
        var fresh = Path.of(file + ".part");
        JSON.writeValue(fresh.toFile(), this);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forget(Path home) {
        try {
            Files.deleteIfExists(file(home, port));
        } catch (IOException e) {
            // Whoever reads it sees that the process is gone.
        }
    }

    /// Which grants were declared, exercised and denied; stays when the environment ends.
    static Path grants(Path home, int port) {
        return home.resolve(".whereabouts").resolve(port + "-grants.jsonl");
    }

    private static Path file(Path home, int port) {
        return home.resolve(".whereabouts").resolve(port + ".json");
    }
}
