package io.whereabouts.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void two_environments_do_not_share_one() {
        try (var first = DataDirectory.open(Optional.of(folder))) {
            assertThatThrownBy(() -> DataDirectory.open(Optional.of(folder)))
                    .hasMessageContaining(first.root().toString())
                    .hasMessageContaining("--data");
        }
        DataDirectory.open(Optional.of(folder)).close();
    }

    @Test
    void a_chosen_one_is_kept_and_a_temporary_one_is_removed() {
        var chosen = DataDirectory.open(Optional.of(folder.resolve("kept")));
        chosen.folder("dynamodb");
        chosen.close();
        var temporary = DataDirectory.open(Optional.empty());
        temporary.folder("dynamodb");
        temporary.close();

        assertThat(folder.resolve("kept/dynamodb")).isDirectory();
        assertThat(Files.exists(temporary.root())).isFalse();
    }

    @Test
    void after_a_failure_what_was_logged_stays() throws IOException {
        var temporary = DataDirectory.open(Optional.empty());
        temporary.folder("dynamodb");
        var log = Files.writeString(temporary.logs().resolve("program.log"), "why");
        temporary.closeAfterFailure();

        assertThat(log).hasContent("why");
        assertThat(temporary.root()).isDirectoryContaining(file -> file.endsWith("logs"));
        assertThat(Files.exists(temporary.root().resolve("dynamodb"))).isFalse();
        assertThat(Files.exists(temporary.root().resolve("lock"))).isFalse();
    }
}
