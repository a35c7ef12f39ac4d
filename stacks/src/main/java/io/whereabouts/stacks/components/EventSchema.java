package io.whereabouts.stacks.components;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The JSON Schema of one version of an event.
///
/// @param event with its version, such as `PackageScanned-1`
public record EventSchema(String event, String content) {
    private static final String FOLDER = "schemas";
    private static final String ENDING = ".json";

    /// The schemas that were built into the program, by name.
    public static List<EventSchema> all() {
        var folder = EventSchema.class.getResource(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("the event schemas are not in the program's jar; build it again");
        }
        try {
            var uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return in(Path.of(uri));
            }
            try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
                return in(jar.provider().getPath(uri));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the event schemas in the program's jar cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no URI: " + folder, e);
        }
    }

    static List<EventSchema> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> nameOf(file).endsWith(ENDING))
                    .sorted()
                    .map(EventSchema::read)
                    .toList();
        }
    }

    private static EventSchema read(Path file) {
        var name = nameOf(file);
        try {
            return new EventSchema(name.substring(0, name.length() - ENDING.length()), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }
}
