package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// SQL over the audit log (R9).
class AnalyticsTest {
    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void a_query_reads_two_gigabytes_at_most_and_nobody_can_say_otherwise(Graph graph) {
        assertThat((Map<?, ?>) graph.one("Workgroup", "analytics").inputs().getOrDefault("configuration", Map.of()))
                .satisfies(configuration -> {
                    assertThat(configuration.get("enforceWorkgroupConfiguration"))
                            .isEqualTo(true);
                    assertThat(configuration.get("bytesScannedCutoffPerQuery")).isEqualTo(2_147_483_647.0);
                    assertThat(String.valueOf(configuration.get("resultConfiguration")))
                            .contains("s3://${BucketV2/analytics-results.bucket}/", "SSE_S3");
                });
    }

    /// As query-side's LogObject names its objects.
    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void a_partition_follows_from_its_hour(Graph graph) {
        var table = graph.one("CatalogTable", "audit-events");

        assertThat(table.text("partitionKeys")).contains("name=hour");
        assertThat(table.text("parameters"))
                .contains(
                        "projection.enabled=true",
                        "projection.hour.type=date",
                        "projection.hour.format=yyyy-MM-dd'T'HH",
                        "projection.hour.interval.unit=HOURS",
                        "storage.location.template=s3://${BucketV2/audit-log.bucket}/log/hour=${hour}/");
    }

    /// As `operations` asks for it.
    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void each_line_of_the_log_is_a_row_as_it_stands_there(Graph graph) {
        var table = graph.one("CatalogTable", "audit-events");

        assertThat(table.text("name")).isEqualTo("log");
        assertThat(table.text("storageDescriptor"))
                .contains("LazySimpleSerDe", "TextInputFormat", "columns=[{name=line, type=string}]");
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void results_are_forgotten_after_a_week(Graph graph) {
        assertThat(graph.one("BucketLifecycleConfigurationV2", "analytics-results")
                        .text("rules"))
                .contains("expiration={days=7.0}");
    }
}
