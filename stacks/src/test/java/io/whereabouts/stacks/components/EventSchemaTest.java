package io.whereabouts.stacks.components;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSchemaTest {
    private static final Path CONTRACT = Path.of("../events/src/main/resources/io/whereabouts/events/schemas");

    @Test
    void a_schema_is_named_by_its_file(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("PackageScanned-1.json"), "{}");
        Files.writeString(folder.resolve("PackageRegistered-2.json"), "{\"title\":\"x\"}");
        Files.writeString(folder.resolve("notes.txt"), "no schema");

        assertThat(EventSchema.in(folder))
                .containsExactly(
                        new EventSchema("PackageRegistered-2", "{\"title\":\"x\"}"),
                        new EventSchema("PackageScanned-1", "{}"));
    }

    @Test
    void every_schema_of_the_contract_is_registered() {
        var files = Objects.requireNonNullElse(
                CONTRACT.toFile().list((folder, name) -> name.endsWith(".json")), new String[0]);

        assertThat(Graph.of("prod", Graph.PRODUCTION_SETTINGS).all("Schema"))
                .allSatisfy(schema -> assertThat(schema.text("type")).isEqualTo("JSONSchemaDraft4"))
                .extracting(schema -> schema.text("name"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(files)
                        .map(file -> "whereabouts@" + file.replace(".json", ""))
                        .toList());
    }
}
