package io.whereabouts.benchmarks.measuring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A server that is written in Java, in a process of its own; it ends with this one. It logs nothing.
///
/// @param endpoint where it takes requests
record JavaServer(Process process, URI endpoint) implements AutoCloseable {
    /// What there is to start.
    ///
    /// @param name for errors
    /// @param part of `local/parts`, which brings the jars
    /// @param library the folder with them
    /// @param memory of its heap at most, as `-Xmx` takes it
    record Program(String name, String part, Path library, String memory, String mainClass) {}

    /// Returns when it takes connections.
    ///
    /// @param log takes all that it says; its settings stand beside it
    static JavaServer start(Program program, URI endpoint, Path log, List<String> arguments)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(program.library())) {
            throw new IOException("%s is missing; build it: mvn package -DskipTests -pl local/parts/%s"
                    .formatted(program.library(), program.part()));
        }
        var silence = Files.writeString(log.resolveSibling(program.part() + "-logback.xml"), """
                <configuration><root level="OFF"/></configuration>
                """);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + program.memory(),
                "-Dlogback.configurationFile=" + silence.toAbsolutePath(),
                "-cp",
                program.library().resolve("*").toString(),
                program.mainClass()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Listening.await(process, endpoint.getPort(), program.name(), log);
        return new JavaServer(process, endpoint);
    }

    /// At a port of this machine that is free.
    static URI freeEndpoint() throws IOException {
        return URI.create("http://127.0.0.1:" + Listening.freePort());
    }

    /// Returns when it has ended.
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
