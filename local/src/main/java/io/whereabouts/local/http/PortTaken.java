package io.whereabouts.local.http;

/// Another program listens where the HTTP API should. The message says what to do.
public final class PortTaken extends RuntimeException {
    PortTaken(int port, Throwable cause) {
        super(
                "port %d is taken; end the program that listens there (lsof -i :%d names it) or choose another port"
                        .formatted(port, port),
                cause);
    }
}
