package io.whereabouts.benchmarks.freshness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// What `./whereabouts local` starts: the deployed zips, in processes of their own, its data in memory.
///
/// @param port of the API; six more follow it
public record LocalEnvironment(Process process, Path script, int port) implements AutoCloseable {
    /// It may have to be built first.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final int PORTS = 7;

    /// @param log takes all that it says
    public static LocalEnvironment start(Path home, Path log) throws IOException, InterruptedException {
        var script = home.resolve("whereabouts").toAbsolutePath();
        var port = freePorts();
        var process = new ProcessBuilder(script.toString(), "local", "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var environment = new LocalEnvironment(process, script, port);
        Runtime.getRuntime().addShutdownHook(new Thread(environment::close));
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains("\nready in ")) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > patience) {
                environment.close();
                throw new IOException("the local environment does not start; see " + log);
            }
        }
        return environment;
    }

    Api api() throws IOException, InterruptedException {
        var asked = new ProcessBuilder(script.toString(), "token", "--port", Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var token = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (asked.waitFor() != 0) {
            throw new IOException("there is no token of the environment at port " + port);
        }
        return Api.at("http://localhost:" + port, token);
    }

    private static int freePorts() throws IOException {
        for (var attempt = 0; attempt < 50; attempt++) {
            var base = ThreadLocalRandom.current().nextInt(30_000, 40_000);
            if (allFree(base)) {
                return base;
            }
        }
        throw new IOException("no %d free ports in a row".formatted(PORTS));
    }

    private static boolean allFree(int base) {
        for (var port = base; port < base + PORTS; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    /// It ends all that it has started.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
