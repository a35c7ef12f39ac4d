package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.Graph.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What holds data: buckets and tables.
final class BucketRules {
    private static final String LOCK =
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html";
    private static final String TABLES =
            "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html";
    private static final String THROUGHPUT =
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html";

    static final List<Rule> ALL = List.of(
            about(
                    "BucketV2",
                    "no bucket is public",
                    "requirement T8",
                    (graph, node) -> when(
                            part(graph, node, "BucketPublicAccessBlock")
                                    .noneMatch(block -> Stream.of(
                                                    "blockPublicAcls",
                                                    "blockPublicPolicy",
                                                    "ignorePublicAcls",
                                                    "restrictPublicBuckets")
                                            .allMatch(part -> Input.is(block, part, true))),
                            "its BucketPublicAccessBlock is missing or leaves a way")),
            about(
                    "BucketV2",
                    "every bucket is encrypted by a setting of its own",
                    "requirement R10",
                    (graph, node) -> when(
                            part(graph, node, "BucketServerSideEncryptionConfigurationV2")
                                    .findAny()
                                    .isEmpty(),
                            "BucketServerSideEncryptionConfigurationV2 is missing")),
            about(
                    "BucketV2",
                    "nobody reads a bucket in clear",
                    "requirement R10",
                    (graph, node) -> when(
                            part(graph, node, "BucketPolicy")
                                    .noneMatch(policy -> policy.text("policy")
                                            .contains("\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}")),
                            "no BucketPolicy denies requests without TLS")),
            about(
                    "BucketV2",
                    "an Object Lock needs versions",
                    LOCK,
                    (graph, node) -> when(
                            (Input.is(node, "objectLockEnabled", true)
                                            || part(graph, node, "BucketObjectLockConfigurationV2")
                                                    .findAny()
                                                    .isPresent())
                                    && part(graph, node, "BucketVersioningV2")
                                            .noneMatch(it -> Input.is(it, "versioningConfiguration.status", "Enabled")),
                            "it has no BucketVersioningV2 that is Enabled")),
            about("Table", "a table declares the attributes of its keys and no other", TABLES, (graph, node) -> {
                var declared = new HashSet<>(Input.all(node, "attributes.name").toList());
                var keys = new HashSet<>(Stream.of(
                                "hashKey",
                                "rangeKey",
                                "globalSecondaryIndexes.hashKey",
                                "globalSecondaryIndexes.rangeKey",
                                "localSecondaryIndexes.rangeKey")
                        .flatMap(key -> Input.all(node, key))
                        .toList());
                return when(!declared.equals(keys), "declared %s, keys %s".formatted(declared, keys));
            }),
            about(
                    "Table",
                    "an index holds keys, some or all attributes",
                    TABLES,
                    (graph, node) -> Input.all(node, "globalSecondaryIndexes.projectionType")
                            .filter(type ->
                                    !Set.of("KEYS_ONLY", "INCLUDE", "ALL").contains(type))
                            .map("projectionType is %s"::formatted)),
            about(
                    "Table",
                    "the most that a table on demand may take is 1 or more",
                    THROUGHPUT,
                    (graph, node) -> Stream.of("maxReadRequestUnits", "maxWriteRequestUnits")
                            .flatMap(units -> Input.all(node, "onDemandThroughput." + units))
                            .filter(units -> units.equals(0.0))
                            .map("onDemandThroughput has %s"::formatted)));

    private BucketRules() {}

    private static Stream<Node> part(Graph graph, Node bucket, String shortType) {
        return graph.usersOf(bucket, shortType).stream();
    }
}
