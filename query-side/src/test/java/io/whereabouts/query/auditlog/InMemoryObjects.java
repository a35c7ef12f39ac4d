package io.whereabouts.query.auditlog;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/// A bucket in memory: as strict as S3 is, and counts what is asked of it.
class InMemoryObjects implements StoredObjects {
    final TreeMap<String, byte[]> objects = new TreeMap<>();
    private long bytesRead;
    private int rangesRead;
    private int listed;

    @Override
    public synchronized List<Listed> list(String prefix, String after) {
        listed++;
        return objects.tailMap(after, false).entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .map(object -> new Listed(object.getKey(), object.getValue().length))
                .toList();
    }

    @Override
    public synchronized byte[] range(String key, long from, int length) {
        var bytes =
                Optional.ofNullable(objects.get(key)).orElseThrow(() -> new Gone(key, new NoSuchElementException()));
        if (from < 0 || from + length > bytes.length) {
            throw new Damaged("%s has not %d bytes from %d on".formatted(key, length, from));
        }
        bytesRead += length;
        rangesRead++;
        return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
    }

    synchronized byte[] whole(String key) {
        return Optional.ofNullable(objects.get(key)).orElseThrow().clone();
    }

    synchronized void replace(String key, byte[] bytes) {
        objects.put(key, bytes.clone());
    }

    synchronized int rangesRead() {
        return rangesRead;
    }

    synchronized long bytesRead() {
        return bytesRead;
    }

    synchronized int lists() {
        return listed;
    }
}
