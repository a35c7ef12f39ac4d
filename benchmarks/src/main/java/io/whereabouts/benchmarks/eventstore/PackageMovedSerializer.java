package io.whereabouts.benchmarks.eventstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.serialization.JSerializer;
import org.jspecify.annotations.Nullable;

/// The event as JSON in Pekko's journal; Pekko makes one itself.
public final class PackageMovedSerializer extends JSerializer {
    private static final int IDENTIFIER = 4_711;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public boolean includeManifest() {
        return false;
    }

    @Override
    public byte[] toBinary(Object event) {
        return ((PackageMoved) event).toJson();
    }

    @Override
    public Object fromBinaryJava(byte[] bytes, @Nullable Class<?> manifest) {
        try {
            return JSON.readValue(bytes, PackageMoved.class);
        } catch (IOException e) {
            throw new UncheckedIOException("no event: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }
}
