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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The Pulumi program, running beside the rest of the start.
record ProgramRun(CompletableFuture<RecordedProgram> recorded) {

    static ProgramRun start(Path home, Ports ports, Place place, DataDirectory data) {
        return new ProgramRun(CompletableFuture.supplyAsync(
                () -> run(home, ports, place, data), task -> Thread.ofPlatform().start(task)));
    }

    private static RecordedProgram run(Path home, Ports ports, Place place, DataDirectory data) {
        try {
            return new PulumiProgram(
                            "whereabouts",
                            PulumiProgram.java(Path.of("target", "stacks.jar")),
                            home.resolve("stacks"),
                            Map.of(
                                    "aws:region",
                                    place.region(),
                                    "whereabouts:issuer",
                                    ports.issuerUri().toString(),
                                    "whereabouts:audience",
                                    LocalParts.AUDIENCE,
                                    // GS1's own example.
                                    "whereabouts:companyPrefix",
                                    "0614141"),
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
