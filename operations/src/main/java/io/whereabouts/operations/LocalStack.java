package io.whereabouts.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The stack that `./whereabouts local` runs: it says in `.whereabouts/<port>.json` where everything listens.
final class LocalStack {
    private static final String NAME = "local";

    private LocalStack() {}

    static Target at(Path home, int port) {
        var file = home.resolve(".whereabouts").resolve(port + ".json");
        if (!Files.exists(file)) {
            throw new UserError(
                    "no local environment is running at port %d; start one with `%s local`, name the port of another with --port, or a stack in the cloud with --stack"
                            .formatted(port, Script.name()));
        }
        try {
            var json = new ObjectMapper().readTree(Files.readString(file));
            var endpoints = new Target.Endpoints(uri(json, "dynamoDb"), uri(json, "sqs"), uri(json, "s3"));
            return new Target(
                    NAME,
                    Optional.of(json.path("region").asText()),
                    Optional.of(endpoints),
                    StackOutputs.of(json.path("outputs")));
        } catch (IOException e) {
            throw new UserError(
                    "%s cannot be read (%s); start the local environment again".formatted(file, e.getMessage()));
        }
    }

    private static URI uri(JsonNode json, String service) {
        return URI.create(json.path(service).asText());
    }
}
