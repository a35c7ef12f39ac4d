package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Pulumi compares an archive by its bytes: a zip that differs for no reason would update its function at each
/// deployment.
class ReproducibleZipsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_BUILT = Set.of("target", ".git", ".whereabouts", "node_modules");
    private static final Path TESTS = Path.of("src", "test");

    @Test
    void a_second_build_in_another_folder_gives_the_same_bytes(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path elsewhere) throws Exception {
        copySources(elsewhere);
        build(elsewhere);
        for (var archive : List.of(
                "command-side/target/command-side.zip",
                "query-side/target/query-side.zip",
                "identity/target/identity.zip",
                "pictures/target/pictures.zip",
                "stacks/target/stacks.jar")) {
            assertThat(elsewhere.resolve(archive)).as(archive).hasSameBinaryContentAs(ROOT.resolve(archive));
        }
    }

    private static void build(Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("build.log");
        var maven = new ProcessBuilder(
                        "mvn",
                        "--batch-mode",
                        "--offline",
                        "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                        "-DskipTests",
                        "-pl",
                        "command-side,query-side,identity,pictures,stacks",
                        "-am",
                        "package")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(maven.waitFor()).as(() -> lines(log)).isZero();
    }

    private static String lines(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private static void copySources(Path to) throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_BUILT.contains(folder.getFileName().toString()) || folder.endsWith(TESTS)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(ROOT.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(ROOT.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
