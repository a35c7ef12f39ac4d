package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.Bookmark;
import io.whereabouts.eventstore.reading.Page;
import io.whereabouts.eventstore.reading.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Keeps in a file how far a reading is, so that another can go on from there.
final class BookmarkFile implements Sink {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Path file;
    private final LongSupplier nanoTime;
    private long stored;

    BookmarkFile(Path file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.stored = nanoTime.getAsLong();
    }

    Bookmark read() {
        try {
            return exists() ? Bookmark.fromJson(Files.readString(file)) : Bookmark.BEGINNING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    /// Whether the last one was stored long enough ago.
    boolean isDue() {
        return nanoTime.getAsLong() - stored >= INTERVAL.toNanos();
    }

    @Override
    public void accept(Page page) {
        if (!isDue()) {
            return;
        }
        stored = nanoTime.getAsLong();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh =
                    Files.writeString(Path.of(file + ".part"), page.bookmark().toJson());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the bookmark cannot be written to " + file, e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
