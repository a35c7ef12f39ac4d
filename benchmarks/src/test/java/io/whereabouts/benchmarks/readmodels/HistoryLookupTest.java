package io.whereabouts.benchmarks.readmodels;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.benchmarks.measuring.S3Process;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryLookupTest {
    private static final Path S3_PROXY = Path.of("../local/parts/s3/target/lib");

    @Test
    void requests_follow_from_the_months_and_not_from_the_events(@TempDir Path folder) throws Exception {
        try (var s3 = S3Process.start(S3_PROXY, folder.resolve("s3"))) {
            var found = new HistoryLookup(s3, 1, 2, 1, what -> {})
                    .measure(List.of(new LongLog(1_200, 2), new LongLog(12_000, 2), new LongLog(1_200, 3)));
            var first = found.getFirst();
            assertThat(first.cold().requests())
                    .as("the manifest, an index and a block for each month, an index for each batch")
                    .isEqualTo(Map.of("GetObject", 1.0 + 2 * 2 + LongLog.UNMERGED, "ListObjectsV2", 1.0));
            assertThat(first.warm().requests())
                    .as("the manifest, a block for each month")
                    .isEqualTo(Map.of("GetObject", 1.0 + 2, "ListObjectsV2", 1.0));
            assertThat(found.get(1).cold().requests()).isEqualTo(first.cold().requests());
            assertThat(found.get(2).cold().roundTrips()).isEqualTo(first.cold().roundTrips() + 2);
            assertThat(first.storedBytes()).isLessThan(found.get(1).storedBytes());
        }
    }
}
