package io.whereabouts.command.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Runs once the zip is made: each byte in it costs at each cold start.
@Tag("packaged")
class CommandSideZipTest {
    private static final Path ZIP = Path.of("target", "command-side.zip");
    private static final long MOST_BYTES = 21_000_000;

    @Test
    void it_holds_nothing_but_jars_in_lib() throws IOException {
        assertThat(names()).isNotEmpty().allMatch(name -> name.equals("lib/") || name.matches("lib/[^/]+\\.jar"));
    }

    @Test
    void what_the_handlers_need_is_in_it() throws IOException {
        for (var jar :
                List.of("command-side", "events", "event-store", "axon-eventsourcing", "dynamodb", "apache-client")) {
            assertThat(names()).anyMatch(name -> name.startsWith("lib/" + jar + "-"));
        }
    }

    @Test
    void no_test_no_local_database_no_other_http_client_and_no_update_checker_is_in_it() throws IOException {
        assertThat(names())
                .noneMatch(name -> name.contains("junit") || name.contains("assertj") || name.contains("-tests"))
                .noneMatch(name -> name.contains("DynamoDBLocal") || name.contains("axon-test"))
                .noneMatch(
                        name -> name.contains("netty") || name.contains("url-connection") || name.contains("apache5"))
                .noneMatch(name -> name.contains("axon-update"));
    }

    @Test
    void it_stays_small() throws IOException {
        assertThat(Files.size(ZIP)).isLessThan(MOST_BYTES);
    }

    @Test
    void no_date_of_its_making_is_in_it() throws IOException {
        try (var zip = new ZipFile(ZIP.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
        }
    }

    private static List<String> names() throws IOException {
        try (var zip = new ZipFile(ZIP.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
