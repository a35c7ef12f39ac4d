package io.whereabouts.local.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Function zips, laid out as ours: one jar in `lib/`.
public final class Zips {
    private Zips() {}

    public static Path of(Path folder, Class<?> handler) {
        var jar = new ByteArrayOutputStream();
        var entry = handler.getName().replace('.', '/') + ".class";
        try (var in = Objects.requireNonNull(handler.getResourceAsStream("/" + entry))) {
            write(jar, entry, in.readAllBytes());
            var zip = folder.resolve(handler.getSimpleName() + ".zip");
            try (var out = Files.newOutputStream(zip)) {
                write(out, "lib/handler.jar", jar.toByteArray());
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(OutputStream out, String entry, byte[] content) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
            zip.closeEntry();
        }
    }
}
