package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The pictures in docs/ show what the program declares today.
class DiagramsTest {
    private static final Path FOLDER = Path.of("../docs/diagrams");

    @Test
    void the_picture_of_the_resources_is_up_to_date() throws IOException {
        check("resources.md", ResourceDiagram.of(drawn()));
    }

    @Test
    void the_picture_of_the_data_flow_is_up_to_date() throws IOException {
        check("data-flow.md", DataFlowDiagram.of(drawn()));
    }

    private static Graph drawn() {
        return Graph.of("dev-peter", Graph.EPHEMERAL_SETTINGS);
    }

    private static void check(String name, String picture) throws IOException {
        var file = FOLDER.resolve(name);
        if (System.getProperty("diagrams.write") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, picture);
        }
        assertThat(file)
                .as("%s is stale; draw it again: mvn -pl stacks test -Dtest=DiagramsTest -Ddiagrams.write", name)
                .exists()
                .hasContent(picture);
    }
}
