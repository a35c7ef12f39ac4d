package io.whereabouts.stacks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.Graph;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    private static final int TOO_LARGE = 51 << 20;

    @TempDir
    static Path folder;

    private static Path zip = Path.of("");

    /// With a native library for another processor in a jar.
    @BeforeAll
    static void a_zip_is_too_large() throws IOException {
        zip = folder.resolve("function.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("lib/native.jar"));
            var jar = new ZipOutputStream(out);
            jar.putNextEntry(new ZipEntry("libnative.so"));
            jar.write(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3e, 0});
            jar.finish();
        }
        try (var file = new RandomAccessFile(zip.toFile(), "rw")) {
            file.setLength(TOO_LARGE);
        }
    }

    /// That with the longest name, too.
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.whereabouts.stacks.gate.Rule#all")
    void every_stack_keeps_the_rule(Rule rule) {
        var longest = Graph.of("dev-longest-of-all", Graph.EPHEMERAL_SETTINGS);

        assertThat(Stream.concat(Gated.all(), Stream.of(longest)).flatMap(graph -> rule.broken(graph).stream()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.whereabouts.stacks.gate.Rule#all")
    void a_stack_in_which_everything_is_wrong_breaks_the_rule(Rule rule) {
        assertThat(Stream.of(Broken.production(zip.toString()), Broken.ephemeral())
                        .flatMap(graph -> rule.broken(graph).stream()))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains(rule.says()).contains(rule.source()));
    }
}
