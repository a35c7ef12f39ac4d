package io.whereabouts.query.auditlog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A bucket in memory: as strict as S3 is, and counts the bytes that are read.
final class InMemoryAuditObjects implements AuditObjects {
    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private long bytesRead;
    private int rangesRead;

    @Override
    public synchronized boolean putIfAbsent(String key, byte[] bytes) {
        return objects.putIfAbsent(key, bytes.clone()) == null;
    }

    @Override
    public synchronized List<Listed> list(String prefix) {
        return objects.tailMap(prefix).entrySet().stream()
                .takeWhile(object -> object.getKey().startsWith(prefix))
                .map(object -> new Listed(object.getKey(), object.getValue().length))
                .toList();
    }

    @Override
    public synchronized byte[] range(String key, long from, int length) {
        var bytes = Optional.ofNullable(objects.get(key)).orElseThrow();
        if (from < 0 || from + length > bytes.length) {
            throw new Damaged("%s has not %d bytes from %d on".formatted(key, length, from));
        }
        bytesRead += length;
        rangesRead++;
        return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
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
}
