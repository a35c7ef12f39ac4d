package io.whereabouts.benchmarks.measuring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Ports of processes that are started here.
public final class Listening {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Listening() {}

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Returns when the process takes connections. One that does not is ended.
    ///
    /// @param name for the error
    /// @param log where the process says what is wrong
    static void await(Process process, int port, String name, Path log) throws IOException, InterruptedException {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException notYet) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > patience) {
                    process.destroy();
                    throw new IOException("%s does not start; see %s".formatted(name, log), notYet);
                }
            }
        }
    }
}
