package io.whereabouts.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What a stack says about itself, such as `eventsTable`.
final class StackOutputs {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StackOutputs() {}

    static Map<String, String> in(Path file) {
        try {
            return of(MAPPER.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UserError("%s cannot be read as JSON (%s); write it by `pulumi stack output --json`"
                    .formatted(file, e.getMessage()));
        }
    }

    static Map<String, String> ofPulumi(Path home, String stack) throws InterruptedException {
        try {
            var process = new ProcessBuilder(
                            "pulumi", "stack", "output", "--json", "--non-interactive", "--stack", stack)
                    .directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new UserError(
                        "pulumi does not know the outputs of stack %s; log in to its state, or name a file with --outputs"
                                .formatted(stack));
            }
            return of(MAPPER.readTree(text));
        } catch (IOException e) {
            throw new UserError(
                    "pulumi cannot be asked for the outputs of stack %s (%s); install it, or name a file with --outputs"
                            .formatted(stack, e.getMessage()));
        }
    }

    /// Those that are one text; and those that hold several, each by both names, such as `queues.audit-projector`.
    static Map<String, String> of(JsonNode json) {
        var outputs = new HashMap<String, String>();
        json.properties().forEach(output -> {
            put(outputs, output.getKey(), output.getValue());
            output.getValue()
                    .properties()
                    .forEach(part -> put(outputs, output.getKey() + "." + part.getKey(), part.getValue()));
        });
        return outputs;
    }

    private static void put(Map<String, String> outputs, String name, JsonNode value) {
        if (value.isTextual()) {
            outputs.put(name, value.textValue());
        }
    }
}
