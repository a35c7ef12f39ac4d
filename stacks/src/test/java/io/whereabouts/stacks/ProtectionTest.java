package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A preview does not show protection, and a destroy finds its lack too late: so it is tested here.
class ProtectionTest {
    private static final Set<String> STATEFUL = Set.of("Table", "BucketV2", "UserPool");

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#kept")
    void what_holds_data_is_protected_and_kept_in_production_and_staging(Graph graph) {
        assertThat(graph.nodes())
                .filteredOn(node -> STATEFUL.contains(node.shortType()))
                .hasSize(4)
                .allSatisfy(node -> assertThat(node.isProtected()).isTrue())
                .allSatisfy(node -> assertThat(node.isRetained()).isTrue());
        assertThat(graph.all("Table"))
                .allSatisfy(table -> assertThat(table.inputs())
                        .containsEntry("deletionProtectionEnabled", true)
                        .containsEntry("pointInTimeRecovery", Map.of("enabled", true)));
        assertThat(graph.one("UserPool", "tokens").inputs()).containsEntry("deletionProtection", "ACTIVE");
        assertThat(graph.one("BucketV2", "audit-log").inputs()).containsEntry("forceDestroy", false);
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#disposable")
    void nothing_stands_in_the_way_of_destroying_an_ephemeral_stack(Graph graph) {
        assertThat(graph.nodes())
                .allSatisfy(node -> assertThat(node.isProtected()).isFalse())
                .allSatisfy(node -> assertThat(node.isRetained()).isFalse());
        assertThat(graph.all("Table"))
                .allSatisfy(table -> assertThat(table.inputs())
                        .containsEntry("deletionProtectionEnabled", false)
                        .containsEntry("pointInTimeRecovery", Map.of("enabled", false)));
        assertThat(graph.all("UserPool"))
                .allSatisfy(pool -> assertThat(pool.inputs()).containsEntry("deletionProtection", "INACTIVE"));
        assertThat(graph.one("BucketV2", "audit-log").inputs()).containsEntry("forceDestroy", true);
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void buckets_are_closed_encrypted_and_versioned(Graph graph) {
        assertThat(graph.all("BucketV2")).isNotEmpty().allSatisfy(bucket -> {
            assertThat(partOfBucket(graph, bucket, "BucketPublicAccessBlock").inputs())
                    .containsEntry("blockPublicAcls", true)
                    .containsEntry("blockPublicPolicy", true)
                    .containsEntry("ignorePublicAcls", true)
                    .containsEntry("restrictPublicBuckets", true);
            assertThat(partOfBucket(graph, bucket, "BucketServerSideEncryptionConfigurationV2")
                            .text("rules"))
                    .contains("sseAlgorithm=AES256");
            assertThat(partOfBucket(graph, bucket, "BucketVersioningV2").inputs())
                    .containsEntry("versioningConfiguration", Map.of("status", "Enabled"));
            assertThat(partOfBucket(graph, bucket, "BucketOwnershipControls").inputs())
                    .containsEntry("rule", Map.of("objectOwnership", "BucketOwnerEnforced"));
            assertThat(partOfBucket(graph, bucket, "BucketPolicy").text("policy"))
                    .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                            + "\"Action\":\"s3:*\",\"Resource\":[\"${BucketV2/audit-log.arn}\","
                            + "\"${BucketV2/audit-log.arn}/*\"],"
                            + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}");
        });
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void the_tables_have_the_keys_of_the_contract(Graph graph) {
        assertThat(graph.one("Table", "events").inputs())
                .containsEntry("hashKey", "tag")
                .containsEntry("rangeKey", "position")
                .containsEntry("billingMode", "PAY_PER_REQUEST")
                .containsEntry("streamEnabled", true)
                .containsEntry("streamViewType", "NEW_IMAGE");
        assertThat(graph.one("Table", "current-locations").inputs())
                .containsEntry("hashKey", "package")
                .containsEntry(
                        "globalSecondaryIndexes",
                        List.of(Map.of(
                                "name", "by-place",
                                "hashKey", "place",
                                "rangeKey", "spot",
                                "projectionType", "KEYS_ONLY")));
    }

    private static Graph.Node partOfBucket(Graph graph, Graph.Node bucket, String shortType) {
        return graph.usersOf(bucket, shortType).getFirst();
    }
}
