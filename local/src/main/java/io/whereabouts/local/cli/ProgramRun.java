package io.whereabouts.local.cli;

import io.whereabouts.local.monitor.Place;
import io.whereabouts.local.monitor.PulumiProgram;
import io.whereabouts.local.monitor.RecordedProgram;
import io.whereabouts.local.parts.DataDirectory;
import io.whereabouts.local.parts.LocalParts;
import io.whereabouts.local.parts.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The Pulumi program, running beside the rest of the start.
record ProgramRun(CompletableFuture<RecordedProgram> recorded) {
    /// GS1's own example.
    private static final String GS1_EXAMPLE = "0614141";

    /// @param config settings of the stack, beside those that make it local
    static ProgramRun start(Path home, Ports ports, Place place, DataDirectory data, Map<String, String> config) {
        return new ProgramRun(CompletableFuture.supplyAsync(
                () -> run(home, place, settings(ports, place, config), data),
                task -> Thread.ofPlatform().start(task)));
    }

    private static Map<String, String> settings(Ports ports, Place place, Map<String, String> config) {
        var settings = new HashMap<>(config);
        settings.put("aws:region", place.region());
        settings.put("whereabouts:issuer", ports.issuerUri().toString());
        settings.put("whereabouts:audience", LocalParts.AUDIENCE);
        settings.putIfAbsent("whereabouts:companyPrefix", GS1_EXAMPLE);
        return settings;
    }

    private static RecordedProgram run(Path home, Place place, Map<String, String> settings, DataDirectory data) {
        try {
            return new PulumiProgram(
                            "whereabouts",
                            PulumiProgram.java(Path.of("target", "stacks.jar")),
                            home.resolve("stacks"),
                            settings,
                            data.logs().resolve("program.log"))
                    .run(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    RecordedProgram await() {
        try {
            return recorded.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
