package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How far a pipe has read its stream: a file, replaced at once or not at all.
final class Checkpoint {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param after sequence number of the last change that was delivered
    record Position(@Nullable String after, boolean ended) {}

    record State(String stream, TreeMap<String, Position> shards) {}

    private final Path file;
    private final State state;

    private Checkpoint(Path file, State state) {
        this.file = file;
        this.state = state;
    }

    /// Empty if the file is missing, is unreadable, or is about another stream: then everything is read again.
    static Checkpoint load(Path file, String stream) {
        try {
            if (Files.exists(file)) {
                var state = JSON.readValue(file.toFile(), State.class);
                if (stream.equals(state.stream()) && state.shards() != null) {
                    return new Checkpoint(file, state);
                }
            }
        } catch (IOException unreadable) {
            // A machine that lost its power in the middle of a write. At least once is still kept.
        }
        return new Checkpoint(file, new State(stream, new TreeMap<>()));
    }

    synchronized Optional<String> after(String shard) {
        return Optional.ofNullable(state.shards().get(shard))
                .flatMap(position -> Optional.ofNullable(position.after()));
    }

    synchronized boolean ended(String shard) {
        var position = state.shards().get(shard);
        return position != null && position.ended();
    }

    synchronized void delivered(String shard, String sequenceNumber) {
        state.shards().put(shard, new Position(sequenceNumber, false));
        write();
    }

    synchronized void end(String shard) {
        state.shards().put(shard, new Position(after(shard).orElse(null), true));
        write();
    }

    /// Forgets shards that the stream has forgotten.
    synchronized void keep(Set<String> shards) {
        state.shards().keySet().retainAll(shards);
    }

    private void write() {
        try {
            var fresh = Path.of(file + ".part");
            JSON.writeValue(fresh.toFile(), state);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
