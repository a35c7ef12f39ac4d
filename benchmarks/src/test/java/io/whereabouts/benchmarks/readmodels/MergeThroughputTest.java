package io.whereabouts.benchmarks.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.benchmarks.measuring.S3Process;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeThroughputTest {
    @Test
    void pieces_hold_the_lines_of_all_batches(@TempDir Path folder) throws Exception {
        try (var s3 = S3Process.start(Path.of("../local/parts/s3/target/lib"), folder.resolve("s3"))) {
            var merged = new MergeThroughput(s3, 1, 10, what -> {}).measure();
            assertThat(merged.getFirst().rounds()).hasSize(2);
            assertThat(merged.getLast().bytes() / 2).isEqualTo(merged.getFirst().bytes());
            assertThat(merged).allMatch(one -> one.median().core() > 0);
        }
    }
}
