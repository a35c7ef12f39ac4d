package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
                .hasSize(9)
                .allSatisfy(node -> assertThat(node.isProtected()).isTrue())
                .allSatisfy(node -> assertThat(node.isRetained()).isTrue());
        assertThat(graph.all("Table"))
                .allSatisfy(table -> assertThat(table.inputs())
                        .containsEntry("deletionProtectionEnabled", true)
                        .containsEntry("pointInTimeRecovery", Map.of("enabled", true)));
        assertThat(graph.one("UserPool", "tokens").inputs()).containsEntry("deletionProtection", "ACTIVE");
        assertThat(graph.all("BucketV2"))
                .allSatisfy(bucket -> assertThat(bucket.inputs()).containsEntry("forceDestroy", false));
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
        assertThat(graph.all("BucketV2"))
                .allSatisfy(bucket -> assertThat(bucket.inputs()).containsEntry("forceDestroy", true));
        assertThat(graph.all("BucketObjectLockConfigurationV2")).isEmpty();
        assertThat(graph.one("Workgroup", "analytics").inputs()).containsEntry("forceDestroy", true);
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
                    .startsWith(("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                                    + "\"Action\":\"s3:*\",\"Resource\":[\"${BucketV2/%1$s.arn}\","
                                    + "\"${BucketV2/%1$s.arn}/*\"],"
                                    + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}")
                            .formatted(bucket.name()));
            assertThat(partOfBucket(graph, bucket, "BucketLifecycleConfigurationV2")
                            .text("rules"))
                    .contains("abortIncompleteMultipartUpload={daysAfterInitiation=7.0}");
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
                        List.of(
                                index("by-place", "place", "spot", graph),
                                index("by-region", "region", "package", graph),
                                index("by-container", "container", "package", graph),
                                index("by-client", "client", "package", graph),
                                index("by-reference", "reference", "package", graph)));
        assertThat(graph.one("Table", "epcis-events").inputs())
                .containsEntry("hashKey", "partition")
                .containsEntry("rangeKey", "sort");
        assertThat(graph.all("Table"))
                .allSatisfy(table -> assertThat(table.inputs()).containsEntry("onDemandThroughput", most(graph)));
    }

    private static Map<String, Object> index(String name, String partition, String sort, Graph graph) {
        return Map.of(
                "name", name,
                "hashKey", partition,
                "rangeKey", sort,
                "projectionType", "KEYS_ONLY",
                "onDemandThroughput", most(graph));
    }

    @Test
    void nobody_deletes_of_productions_audit_log_for_the_years_that_are_set() {
        var graph = Graph.of("prod", Graph.PRODUCTION_SETTINGS);

        assertThat(graph.one("BucketV2", "audit-log").inputs()).containsEntry("objectLockEnabled", true);
        assertThat(graph.all("BucketObjectLockConfigurationV2")).singleElement().satisfies(lock -> {
            assertThat(graph.usedBy(lock, "bucket", "BucketV2"))
                    .extracting(Graph.Node::name)
                    .containsExactly("audit-log");
            assertThat(lock.inputs())
                    .containsEntry("rule", Map.of("defaultRetention", Map.of("mode", "COMPLIANCE", "years", 10.0)));
        });
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void what_is_the_truth_is_never_deleted_by_age(Graph graph) {
        var rules = partOfBucket(graph, graph.one("BucketV2", "audit-log"), "BucketLifecycleConfigurationV2")
                .text("rules");

        assertThat(rules).doesNotContain("xpiration").doesNotContain("transitions");
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void what_cools_down_never_has_to_be_thawed(Graph graph) {
        assertThat(graph.all("BucketLifecycleConfigurationV2"))
                .allSatisfy(rules -> assertThat(rules.text("rules"))
                        .doesNotContain("storageClass=GLACIER,")
                        .doesNotContain("storageClass=GLACIER}")
                        .doesNotContain("DEEP_ARCHIVE"));
    }

    @Test
    void a_stack_may_begin_with_a_restored_table_and_keeps_it_when_the_setting_goes() {
        var settings = new HashMap<>(Graph.PRODUCTION_SETTINGS);
        settings.put(
                "whereabouts:restoreFrom", "arn:aws:dynamodb:eu-central-1:111111111111:table/prod-whereabouts-events");
        settings.put("whereabouts:restoreMoment", "2026-11-01T09:00:00Z");
        var restored = Graph.of("staging", settings).one("Table", "events");

        assertThat(restored.inputs())
                .containsEntry("restoreSourceTableArn", settings.get("whereabouts:restoreFrom"))
                .containsEntry("restoreDateTime", "2026-11-01T09:00:00Z")
                .doesNotContainKey("restoreToLatestTime");
        assertThat(Graph.of("staging", Graph.PRODUCTION_SETTINGS)
                        .one("Table", "events")
                        .ignored())
                .containsExactlyInAnyOrder("restoreDateTime", "restoreSourceTableArn", "restoreToLatestTime");
    }

    private static Map<String, Object> most(Graph graph) {
        var units = Map.of("prod", 40_000.0, "staging", 10_000.0).getOrDefault(graph.stack(), 4_000.0);
        return Map.of("maxReadRequestUnits", units, "maxWriteRequestUnits", units);
    }

    private static Graph.Node partOfBucket(Graph graph, Graph.Node bucket, String shortType) {
        return graph.usersOf(bucket, shortType).getFirst();
    }
}
