package io.whereabouts.local.lambda;

import io.whereabouts.local.deployment.Deployment;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// A function's zip, laid out as Lambda does it under `/var/task`.
final class FunctionCode {
    private FunctionCode() {}

    /// Replaces what lies in the folder, and returns it.
    static Path unzip(Path zip, Path folder) {
        try {
            delete(folder);
            Files.createDirectories(folder);
            try (var entries = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
                for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    var target = folder.resolve(entry.getName()).normalize();
                    if (!target.startsWith(folder.normalize())) {
                        throw new CannotStart("%s holds an entry that would land outside its folder: %s; build it again"
                                .formatted(zip, entry.getName()));
                    }
                    if (entry.isDirectory()) {
                        Files.createDirectories(target);
                    } else {
                        Files.createDirectories(folder.resolve(target).getParent());
                        Files.copy(entries, target);
                    }
                }
            }
            return folder;
        } catch (IOException e) {
            throw new CannotStart("cannot unzip %s: %s; build it (mvn verify) and start again".formatted(zip, e), e);
        }
    }

    /// AWS's client starts without the handler's class and fails at each invocation; better to say so at once.
    static void requireHandler(Deployment.Function function, Path folder) {
        var className = function.handler().replaceAll("::.*", "");
        var file = className.replace('.', '/') + ".class";
        if (!Files.isRegularFile(folder.resolve(file)) && !inJars(folder.resolve("lib"), file)) {
            throw new CannotStart("function %s cannot start: its handler class %s is not in %s; correct the handler in"
                            .formatted(function.name(), className, function.zip())
                    + " stacks/ or build the zip again");
        }
    }

    private static boolean inJars(Path lib, String file) {
        if (!Files.isDirectory(lib)) {
            return false;
        }
        try (var jars = Files.list(lib)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).anyMatch(jar -> holds(jar, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path jar, String file) {
        try (var open = new ZipFile(jar.toFile())) {
            return open.getEntry(file) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
