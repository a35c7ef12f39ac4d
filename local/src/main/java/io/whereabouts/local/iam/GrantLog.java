package io.whereabouts.local.iam;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What was declared, exercised and denied, as JSON Lines; each once.
final class GrantLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Set<Object> written = ConcurrentHashMap.newKeySet();

    /// Replaces what an earlier run wrote.
    GrantLog(Path file, List<Grant> declared) {
        this.file = file;
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        declared.forEach(grant -> write(line("declared", grant)));
    }

    void exercised(Caller caller, Access access, Grant grant) {
        if (written.add(grant)) {
            var line = line("exercised", grant);
            line.put("by", caller.text());
            line.put("on", access.resource());
            write(line);
        }
    }

    private static Map<String, String> line(String kind, Grant grant) {
        var line = new LinkedHashMap<String, String>();
        line.put("kind", kind);
        line.put("holder", grant.holder());
        line.put("action", grant.action());
        line.put("resource", grant.resource());
        line.put("onlyIf", grant.onlyIf());
        return line;
    }

    void denied(String message) {
        if (written.add(message)) {
            write(Map.of("kind", "denied", "message", message));
        }
    }

    private synchronized void write(Map<String, String> line) {
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
