package io.whereabouts.query.auditlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The merged bucket in memory: an upload is seen when it is complete, and the last write wins.
final class InMemoryMergedObjects extends InMemoryObjects implements MergedObjects {
    private final Map<String, Integer> versions = new HashMap<>();
    private int reads;
    private int writes;
    private long puts;

    @Override
    public synchronized Optional<Versioned> read(String key) {
        reads++;
        return Optional.ofNullable(objects.get(key)).map(bytes -> new Versioned(ByteBuffer.wrap(bytes), version(key)));
    }

    private String version(String key) {
        return "\"%d\"".formatted(versions.getOrDefault(key, 0));
    }

    @Override
    public synchronized boolean swap(String key, Optional<String> version, byte[] bytes) {
        var there = objects.containsKey(key) ? Optional.of(version(key)) : Optional.empty();
        if (!there.equals(version)) {
            return false;
        }
        put(key, bytes);
        return true;
    }

    @Override
    public synchronized void put(String key, byte[] bytes) {
        objects.put(key, bytes.clone());
        versions.put(key, ++writes);
        puts++;
    }

    @Override
    public Upload upload(String key) {
        return new Upload() {
            private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

            @Override
            public void part(byte[] bytes) {
                parts.writeBytes(bytes);
            }

            @Override
            public void complete() {
                put(key, parts.toByteArray());
            }
        };
    }

    @Override
    public synchronized void delete(String key) {
        objects.remove(key);
    }

    /// Of whole objects.
    synchronized int reads() {
        return reads;
    }

    /// Objects that were written.
    synchronized long puts() {
        return puts;
    }
}
