package io.whereabouts.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a local environment wrote of its policies: `declared`, `exercised` and `denied`.
record Grants(List<JsonNode> lines) {

    static Grants of(Whereabouts environment) {
        try {
            var file = Path.of("../.whereabouts/%d-grants.jsonl".formatted(environment.port()));
            return new Grants(Files.readAllLines(file).stream().map(Api::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `holder: action on resource`, with its condition.
    Set<String> unexercised() {
        var declared = of("declared");
        declared.removeAll(of("exercised"));
        return declared;
    }

    Set<String> of(String kind) {
        return lines.stream()
                .filter(line -> line.path("kind").asText().equals(kind))
                .map(Grants::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> denials() {
        return lines.stream()
                .filter(line -> line.path("kind").asText().equals("denied"))
                .map(line -> line.path("message").asText())
                .toList();
    }

    /// Without what is the same in each name of this stack.
    private static String text(JsonNode line) {
        var condition = line.path("onlyIf").asText();
        return "%s: %s on %s%s"
                .formatted(
                        line.path("holder").asText(),
                        line.path("action").asText(),
                        line.path("resource").asText(),
                        condition.isEmpty() ? "" : " if " + condition)
                .replaceAll("arn:aws:([^: ]*):[^: ]*:[^: ]*:", "$1 ")
                .replace("local-whereabouts-", "");
    }
}
