package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactsTest {
    @TempDir
    Path built;

    @TempDir
    Path deployed;

    private Workshop builder = new Workshop(Path.of(""));
    private Workshop deployer = new Workshop(Path.of(""));
    private String sum = "";

    @BeforeEach
    void build() {
        builder = new Workshop(built);
        deployer = new Workshop(deployed);
        sum = builder.build();
    }

    @Test
    void the_manifest_names_every_part_that_is_deployed() {
        assertThat(sum).matches("[0-9a-f]{64}");
        assertThat(builder.read("SHA256SUMS").lines().map(line -> line.substring(66)))
                .containsExactly(
                        "./Pulumi.prod.yaml",
                        "./Pulumi.yaml",
                        "./command-side/target/command-side.zip",
                        "./query-side/target/query-side.zip",
                        "./stacks/target/lib/pulumi.jar",
                        "./stacks/target/stacks.jar");
    }

    @Test
    void the_same_parts_are_the_same_file() {
        assertThat(builder.run("artefacts.sh", "pack", "whereabouts.tar").output())
                .startsWith(sum);
    }

    @Test
    void what_was_built_is_unpacked() {
        var run = deployer.run("artefacts.sh", "unpack", built.resolve("whereabouts.tar") + "", sum);

        assertThat(run.output()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(deployer.read("command-side/target/command-side.zip")).isEqualTo("commands");
    }

    @Test
    void another_file_is_not_unpacked() {
        var run = deployer.run("artefacts.sh", "unpack", built.resolve("whereabouts.tar") + "", "0".repeat(64));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("is not the file that was built");
        assertThat(deployer.has("command-side")).isFalse();
    }

    @Test
    void a_part_that_was_changed_afterwards_is_not_deployed() {
        builder.write("query-side/target/query-side.zip", "something else");

        var run = builder.run("artefacts.sh", "check");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("query-side.zip", "nothing is deployed");
    }

    @Test
    void a_part_that_came_afterwards_is_not_deployed() {
        builder.write("stacks/target/lib/another.jar", "something else");

        var run = builder.run("artefacts.sh", "check");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("not in SHA256SUMS: ./stacks/target/lib/another.jar");
    }

    @Test
    void settings_that_were_changed_afterwards_are_not_deployed() {
        builder.write("Pulumi.prod.yaml", "config: {}");

        assertThat(builder.run("artefacts.sh", "check").output()).contains("Pulumi.prod.yaml", "nothing is deployed");
    }

    @Test
    void without_a_manifest_nothing_is_deployed() {
        builder.write("SHA256SUMS", "");

        var run = builder.run("artefacts.sh", "check");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("SHA256SUMS is missing or empty");
    }

    @Test
    void a_build_without_functions_is_not_packed() {
        var run = deployer.write("stacks/target/stacks.jar", "program")
                .write("stacks/target/lib/pulumi.jar", "library")
                .write("Pulumi.yaml", "name: whereabouts")
                .run("artefacts.sh", "pack", "whereabouts.tar");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("no zip was built");
        assertThat(deployer.has("whereabouts.tar")).isFalse();
    }
}
