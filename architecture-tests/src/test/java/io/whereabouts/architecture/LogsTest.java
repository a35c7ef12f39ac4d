package io.whereabouts.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// One structured log across all parts (R7).
class LogsTest {
    @Test
    void both_sides_log_the_same_fields() {
        assertThat(Path.of("../query-side/src/main/resources/logback.xml"))
                .as("the logs of all functions are searched together: make the same change in command-side")
                .hasSameTextualContentAs(Path.of("../command-side/src/main/resources/logback.xml"));
    }
}
