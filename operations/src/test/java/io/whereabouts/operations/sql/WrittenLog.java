package io.whereabouts.operations.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/// A log in memory, in the projector's form: gzip members, the last of them empty with an extra field.
final class WrittenLog implements LogObjects {
    /// Empty, with an extra field of 4 bytes (RFC 1952 §2.3).
    private static final byte[] INDEX = {
        0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, 0, 8, 0, 'W', 'B', 4, 0, 1, 2, 3, 4, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private final List<String> read = new ArrayList<>();

    /// One member for each line.
    WrittenLog put(String hour, String... lines) {
        var bytes = new ByteArrayOutputStream();
        for (var line : lines) {
            bytes.writeBytes(member(line + "\n"));
        }
        bytes.writeBytes(INDEX);
        return putBytes(hour, bytes.toByteArray());
    }

    WrittenLog putBytes(String hour, byte[] bytes) {
        objects.put("%s%s/%06d.jsonl.gz".formatted(PREFIX, hour, objects.size()), bytes);
        return this;
    }

    synchronized List<String> read() {
        return List.copyOf(read);
    }

    @Override
    public List<Stored> in(Hours hours) {
        return objects.entrySet().stream()
                .map(object -> Stored.of(object.getKey(), object.getValue().length))
                .filter(stored -> hours.contains(stored.hour()))
                .toList();
    }

    @Override
    public synchronized byte[] read(String key) {
        read.add(key);
        return Optional.ofNullable(objects.get(key)).orElseThrow();
    }

    private static byte[] member(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
