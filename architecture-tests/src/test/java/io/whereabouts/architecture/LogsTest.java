package io.whereabouts.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One structured log across all parts (R7).
class LogsTest {
    @Test
    void all_sides_log_the_same_fields() {
        for (var side : List.of("query-side", "pictures")) {
            assertThat(Path.of("../%s/src/main/resources/logback.xml".formatted(side)))
                    .as("the logs of all functions are searched together: make the same change in command-side")
                    .hasSameTextualContentAs(Path.of("../command-side/src/main/resources/logback.xml"));
        }
    }
}
