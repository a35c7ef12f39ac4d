package io.whereabouts.stacks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import io.whereabouts.stacks.Graph;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// HashiCorp's Terraform with the provider that Pulumi's is made from, where both are installed. Nothing is fetched.
final class Terraform {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final String MIRROR = "registry.terraform.io/hashicorp/aws/" + TerraformJson.PROVIDER_VERSION;

    private final Path folder;

    private Terraform(Path folder) {
        this.folder = folder;
    }

    /// Writes the configuration of a stack.
    ///
    /// @return the folder that holds it
    static Path write(Graph graph) {
        try {
            var folder = Files.createDirectories(Path.of("target/terraform").resolve(Gated.name(graph)));
            Files.writeString(folder.resolve("main.tf.json"), GSON.toJson((JsonElement) TerraformJson.of(graph)));
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Skips the test where Terraform or the provider is missing.
    static Terraform in(Path folder) {
        if (command("terraform").isEmpty()) {
            return abort("terraform is not on the PATH");
        }
        var provider = provider()
                .orElseGet(() -> abort(("the AWS provider %s is in no folder of plugins; `terraform providers mirror"
                                + " ~/.terraform.d/plugins` in a folder of target/terraform fetches it")
                        .formatted(TerraformJson.PROVIDER_VERSION)));
        try {
            // So there is nothing to initialize, and no lock file to write.
            Files.writeString(folder.resolve("cli.tfrc"), """
                    provider_installation {
                      dev_overrides {
                        "hashicorp/aws" = "%s"
                      }
                    }
                    """.formatted(provider));
            return new Terraform(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return what it printed
    String run(String... arguments) {
        var command =
                Stream.concat(Stream.of("terraform"), Stream.of(arguments)).toList();
        var output = folder.resolve(arguments[0] + ".txt");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .put("TF_CLI_CONFIG_FILE", folder.resolve("cli.tfrc").toString());
            builder.environment().put("CHECKPOINT_DISABLE", "1");
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            var process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end");
            }
            var text = Files.readString(output);
            assertThat(process.exitValue()).as("%s\n%s", command, text).isZero();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Optional<Path> command(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// The folder of the provider for this machine, in one of the folders where Terraform or its users keep plugins.
    private static Optional<Path> provider() {
        var home = Path.of(System.getProperty("user.home"));
        var known = Stream.of(
                        home.resolve(".terraform.d/plugins"),
                        home.resolve(".terraform.d/plugin-cache"),
                        Path.of("/usr/local/share/terraform/plugins"),
                        Path.of("/usr/share/terraform/plugins"))
                .filter(Files::isDirectory);
        var named = Optional.ofNullable(System.getenv("TF_PLUGIN_CACHE_DIR")).map(Path::of).stream();
        return Stream.of(named, known, within(Path.of("/opt")).stream())
                .flatMap(folders -> folders)
                .map(folder -> folder.resolve(MIRROR))
                .flatMap(version -> within(version).stream())
                .filter(platform -> within(platform).stream()
                        .anyMatch(file -> file.getFileName().toString().startsWith("terraform-provider-aws")
                                && Files.isExecutable(file)))
                .findFirst();
    }

    private static List<Path> within(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
