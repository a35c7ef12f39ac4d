package io.whereabouts.events.epcis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// GS1's JSON Schema of EPCIS 2.0 and its examples, which are not ours to distribute: a folder beside the project, or
/// the one that `-Depcis.examples=` names.
final class Gs1Schema {
    private static final Path FOLDER = Path.of(System.getProperty("epcis.examples", "../../shared/data/epcis"));

    private Gs1Schema() {}

    static List<Path> examples() {
        assumeThere();
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jsonld"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Schema schema() {
        assumeThere();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(text(FOLDER.resolve("EPCIS-JSON-Schema.json")));
    }

    static List<String> breaches(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assumeThere() {
        assumeTrue(
                Files.isDirectory(FOLDER),
                "GS1's JSON Schema and examples of EPCIS 2.0 are not in %s; name their folder by -Depcis.examples="
                        .formatted(FOLDER.toAbsolutePath().normalize()));
    }
}
