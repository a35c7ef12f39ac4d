package io.whereabouts.events.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// A released version of the contract, as it is kept in `src/test/resources/released/<version>/`: the schemas as
/// they were, and details that were written by them.
record Release(Path folder) {
    static List<Release> all() {
        return list(onClassPath("/released")).stream()
                .sorted(Comparator.comparing(
                        folder -> Version.parse(folder.getFileName().toString())))
                .map(Release::new)
                .toList();
    }

    List<Path> schemas() {
        return list(folder.resolve("schemas"));
    }

    List<Path> samples() {
        return list(folder.resolve("samples"));
    }

    static Path onClassPath(String resource) {
        try {
            return Path.of(Objects.requireNonNull(Release.class.getResource(resource), resource + " is missing")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
