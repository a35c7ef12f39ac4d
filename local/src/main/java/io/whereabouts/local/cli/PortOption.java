package io.whereabouts.local.cli;

import picocli.CommandLine.Option;

/// Which local environment is meant.
final class PortOption {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the HTTP API listens; the parts take the five ports above it; default: 7070.")
    private int port = LocalCommand.DEFAULT_PORT;

    int value() {
        return port;
    }
}
