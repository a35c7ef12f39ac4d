package io.whereabouts.benchmarks.volumes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// PostgreSQL as a process of its own with its default settings; its data goes with it.
final class PostgresProcess implements AutoCloseable {
    private static final String USER = "postgres";
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path folder;
    private final String url;

    private PostgresProcess(Process process, Path folder, String url) {
        this.process = process;
        this.folder = folder;
        this.url = url;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// @param log takes all that it says
    static PostgresProcess start(Path log) throws NotInstalled, IOException, InterruptedException {
        var programs = programs();
        var folder = Files.createTempDirectory("whereabouts-postgres");
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) { // whom PostgreSQL refuses
            var user = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
            Files.getFileAttributeView(folder, PosixFileAttributeView.class).setOwner(user);
            command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        var data = folder.resolve("data").toString();
        run(command, log, programs.resolve("initdb").toString(), "-D", data, "-U", USER, "-A", "trust", "--no-sync");
        var port = freePort();
        var process = process(
                command,
                log,
                List.of(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data,
                        "-h",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        "-k",
                        folder.toString()));
        var started = new PostgresProcess(process, folder, "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port));
        started.await(log);
        return started;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, "");
    }

    private static Path programs() throws NotInstalled, IOException {
        var folders = new ArrayList<>(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .map(Path::of)
                        .toList());
        if (Files.isDirectory(DEBIAN)) {
            try (var versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.reverseOrder()).forEach(version -> folders.add(version.resolve("bin")));
            }
        }
        return folders.stream()
                .filter(folder ->
                        Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("postgres")))
                .findFirst()
                .orElseThrow(() -> new NotInstalled("PostgreSQL was not found"));
    }

    private static void run(List<String> as, Path log, String... command) throws IOException, InterruptedException {
        var code = process(as, log, List.of(command)).waitFor();
        if (code != 0) {
            throw new IOException("%s ended with %d; see %s".formatted(command[0], code, log));
        }
    }

    private static Process process(List<String> as, Path log, List<String> command) throws IOException {
        var all = new ArrayList<>(as);
        all.addAll(command);
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void await(Path log) throws IOException, InterruptedException {
        Optional<SQLException> notYet = Optional.empty();
        for (var tenth = 0; tenth < PATIENCE_SECONDS * 10; tenth++) {
            try (var connection = connect()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                notYet = Optional.of(e);
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        close();
        throw new IOException("PostgreSQL does not start; see " + log, notYet.orElse(null));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException left) {
            // A folder for passing things.
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
