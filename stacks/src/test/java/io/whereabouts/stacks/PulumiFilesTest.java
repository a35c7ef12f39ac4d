package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// The files at the root, from which `pulumi` starts.
class PulumiFilesTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void the_project_starts_the_jar_that_is_built() throws IOException {
        Map<String, Object> project = yaml("Pulumi.yaml");

        assertThat(project)
                .containsEntry("name", "whereabouts")
                .containsEntry("main", "stacks/")
                .containsEntry("runtime", Map.of("name", "java", "options", Map.of("binary", "target/stacks.jar")))
                .containsEntry("config", Map.of("aws:region", Map.of("value", "eu-central-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void the_settings_of_a_stack_are_right_and_name_every_key(String stack) throws IOException {
        var file = "Pulumi.%s.yaml".formatted(stack);
        var config = new HashMap<String, String>();
        ((Map<?, ?>) yaml(file).getOrDefault("config", Map.of()))
                .forEach((key, value) -> config.put(key.toString(), value.toString()));

        assertThat(Settings.of(stack, config).allowedAccountIds()).hasSize(1);
        assertThat(Key.values())
                .allSatisfy(
                        key -> assertThat(Files.readString(ROOT.resolve(file))).contains(key.full() + ":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void what_is_commented_out_is_right_too(String stack) throws IOException {
        var text = Files.readString(ROOT.resolve("Pulumi.%s.yaml".formatted(stack)))
                .replaceAll("(?m)^  # (whereabouts:.*)$", "  $1");
        var config = new HashMap<String, String>();
        ((Map<?, ?>) new Yaml().<Map<String, Object>>load(text).getOrDefault("config", Map.of()))
                .forEach((key, value) ->
                        config.put(key.toString(), value.toString().replaceAll("[\\[\\]]", "")));

        assertThat(config).hasSize(Key.values().length);
        assertThat(Settings.of(stack, config).issuer()).isPresent();
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(ROOT.resolve(file)));
    }
}
