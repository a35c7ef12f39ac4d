package io.whereabouts.architecture.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A folder in which a script of the delivery runs, with commands on its PATH that only pretend.
final class Workshop {
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    Workshop(Path folder) {
        this.folder = folder;
    }

    /// @param calls what was asked of the commands that pretend, one a line
    record Run(int status, String output, List<String> calls) {}

    /// @param body of the command, in Bash
    Workshop pretend(String command, String body) {
        var file = folder.resolve("bin").resolve(command);
        write("bin/" + command, "#!/usr/bin/env bash\necho \"%s $*\" >>\"$CALLS\"\n%s\n".formatted(command, body));
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Workshop with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Workshop write(String file, String content) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /// @param script of `.github/scripts`
    Run run(String script, String... arguments) {
        var command = new ArrayList<>(
                List.of(REPOSITORY.resolve(".github/scripts").resolve(script).toString()));
        command.addAll(List.of(arguments));
        write("calls", "");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + ":" + path);
        builder.environment().put("CALLS", folder.resolve("calls").toString());
        builder.environment().put("GITHUB_REPOSITORY", "acme/whereabouts");
        builder.environment().remove("GITHUB_STEP_SUMMARY");
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(script + " does not end");
            }
            return new Run(process.exitValue(), output, read("calls").lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Something that looks like a build, packed into `whereabouts.tar`.
    String build() {
        write("command-side/target/command-side.zip", "commands");
        write("query-side/target/query-side.zip", "queries");
        write("stacks/target/stacks.jar", "program");
        write("stacks/target/lib/pulumi.jar", "library");
        write("Pulumi.yaml", "name: whereabouts");
        write("Pulumi.prod.yaml", "config:");
        var packed = run("artefacts.sh", "pack", "whereabouts.tar");
        if (packed.status() != 0) {
            throw new AssertionError(packed.output());
        }
        return packed.output().strip();
    }
}
