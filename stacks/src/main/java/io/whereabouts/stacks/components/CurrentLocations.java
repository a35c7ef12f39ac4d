package io.whereabouts.stacks.components;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.dynamodb.inputs.TableGlobalSecondaryIndexArgs;
import com.pulumi.aws.dynamodb.inputs.TableGlobalSecondaryIndexOnDemandThroughputArgs;
import com.pulumi.aws.dynamodb.inputs.TablePointInTimeRecoveryArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/// Where each package is now, and which packages are in a cell of the map. It can be rebuilt from the events, but a
/// rebuild takes hours: so it is kept like the events.
public final class CurrentLocations extends ComponentResource {
    private static final String NAME = "current-locations";

    /// Partition `place` (S2 cell of level 16), sort `spot` (altitude band, leaf cell, package).
    public static final String BY_PLACE = "by-place";

    /// Partition `region` (S2 cell of level 10), sort `package`: written only when a package crosses into another.
    public static final String BY_REGION = "by-region";

    /// Partition the container that a package is in, sort `package`.
    public static final String BY_CONTAINER = "by-container";

    /// Partition `client`, sort `package`.
    public static final String BY_CLIENT = "by-client";

    /// Partition `reference`, sort `package`.
    public static final String BY_REFERENCE = "by-reference";

    private final Generation generation;
    private final boolean isMarked;
    private final Table table;

    /// @param most what the table, and each of its indexes again, may use of DynamoDB
    public CurrentLocations(Generation generation, Throughput most, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:CurrentLocations", generation.of(NAME), options);
        this.generation = generation;
        isMarked = !generation.isFirst() || !stack.durability().isKept();
        var name = generation.of(NAME);
        table = new Table(
                name,
                TableArgs.builder()
                        .name(stack.nameOf(name))
                        .billingMode("PAY_PER_REQUEST")
                        .hashKey("package")
                        .attributes(
                                text("package"),
                                text("place"),
                                text("spot"),
                                text("region"),
                                text("container"),
                                text("client"),
                                text("reference"))
                        .globalSecondaryIndexes(
                                index(BY_PLACE, "place", "spot", most),
                                index(BY_REGION, "region", "package", most),
                                index(BY_CONTAINER, "container", "package", most),
                                index(BY_CLIENT, "client", "package", most),
                                index(BY_REFERENCE, "reference", "package", most))
                        .pointInTimeRecovery(TablePointInTimeRecoveryArgs.builder()
                                .enabled(stack.durability().isKept())
                                .build())
                        .onDemandThroughput(most.args())
                        .deletionProtectionEnabled(stack.durability().isKept())
                        .build(),
                stack.holdingDataIn(this));
        DynamoDbWatch.over(table, name, stack, this);
        registerOutputs(Map.of("tableName", table.name()));
    }

    public Generation generation() {
        return generation;
    }

    public Table table() {
        return table;
    }

    /// Whether all that was ever packed came through a projector that marks containers, so that what is not marked
    /// holds
    /// nothing (decision 20). A kept stack's first generation may be older than that.
    public boolean isMarked() {
        return isMarked;
    }

    /// Keys only: an index is written only when what it is about changes, and rows are read from the table.
    private static TableGlobalSecondaryIndexArgs index(String name, String partition, String sort, Throughput most) {
        return TableGlobalSecondaryIndexArgs.builder()
                .name(name)
                .hashKey(partition)
                .rangeKey(sort)
                .projectionType("KEYS_ONLY")
                .onDemandThroughput(TableGlobalSecondaryIndexOnDemandThroughputArgs.builder()
                        .maxReadRequestUnits(most.readUnits())
                        .maxWriteRequestUnits(most.writeUnits())
                        .build())
                .build();
    }

    private static TableAttributeArgs text(String name) {
        return TableAttributeArgs.builder().name(name).type("S").build();
    }
}
