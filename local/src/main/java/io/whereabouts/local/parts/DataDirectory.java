package io.whereabouts.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where an environment keeps its files. One environment at a time.
///
/// @param kept whether it outlives the environment
public record DataDirectory(Path root, boolean kept, FileChannel lock) implements AutoCloseable {

    /// @param chosen by the user; a temporary one if empty
    /// @throws IllegalArgumentException if another environment uses it, or it cannot be written
    public static DataDirectory open(Optional<Path> chosen) {
        try {
            var root = chosen.isPresent()
                    ? Files.createDirectories(chosen.get().toAbsolutePath().normalize())
                    : Files.createTempDirectory("whereabouts-");
            var lock = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new IllegalArgumentException(
                        "another local environment uses the data in %s; end that one, or choose another --data directory"
                                .formatted(root));
            }
            return new DataDirectory(root, chosen.isPresent(), lock);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the data directory %s cannot be used (%s); choose another with --data"
                            .formatted(chosen.map(Path::toString).orElse("in the temporary folder"), e),
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    /// A folder of this name, made if need be.
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path logs() {
        return folder("logs");
    }

    /// Removes it, if it is a temporary one.
    @Override
    public void close() {
        close(file -> true);
    }

    /// As the other, but what was logged stays: messages about the failure say where it is.
    public void closeAfterFailure() {
        var logs = logs();
        close(file -> !file.startsWith(logs) && !logs.startsWith(file));
    }

    private void close(Predicate<Path> removed) {
        try {
            lock.close();
            if (!kept) {
                delete(removed);
            }
        } catch (IOException e) {
            // The operating system removes temporary files, too.
        }
    }

    private void delete(Predicate<Path> removed) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (var file :
                    files.filter(removed).sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
