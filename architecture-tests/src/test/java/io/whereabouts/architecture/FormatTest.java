package io.whereabouts.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The formatter runs here and not as a Maven plugin because it parses with the compiler of the JVM that it runs
/// in: the
/// tests run on the JDK of the toolchain, Maven perhaps on a Java 17 that cannot read this code.
class FormatTest {
    private static final boolean WRITE = Boolean.getBoolean("format.write");

    private static final JavaFormatterOptions.Style STYLE = JavaFormatterOptions.Style.PALANTIR;

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(STYLE).build());

    @Test
    void every_java_file_is_formatted() throws IOException {
        var unformatted = new ArrayList<Path>();
        for (var file : javaFiles()) {
            var source = Files.readString(file);
            var formatted = formatted(file, source);
            if (!formatted.equals(source)) {
                unformatted.add(file);
                if (WRITE) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (!WRITE) {
            assertThat(unformatted)
                    .as("unformatted files; CONTRIBUTING.md has the command that formats the sources")
                    .isEmpty();
        }
    }

    private String formatted(Path file, String source) {
        try {
            var imports = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), STYLE);
            return formatter.formatSource(imports);
        } catch (FormatterException e) {
            throw new AssertionError("%s cannot be formatted: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Iterable<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        }
    }
}
