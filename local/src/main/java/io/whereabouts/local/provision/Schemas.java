package io.whereabouts.local.provision;

import io.whereabouts.local.monitor.Counterpart;
import io.whereabouts.local.monitor.RecordedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The registered schemas of events, as files to look at and to validate with.
public final class Schemas {
    private Schemas() {}

    /// @param folder gets `<schema's name>.json`
    public static void write(RecordedProgram program, Path folder) throws IOException {
        for (var schema : program.ofKind(Counterpart.SCHEMA).toList()) {
            Files.writeString(
                    folder.resolve(schema.output("name") + ".json"),
                    schema.inputs().path("content").asText());
        }
    }
}
