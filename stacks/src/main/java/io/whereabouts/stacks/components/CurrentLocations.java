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
    /// Keys only: partition `place` (S2 cell of level 16), sort `spot` (altitude band, leaf cell, package).
    public static final String BY_PLACE = "by-place";

    private final Table table;

    /// @param most what the table, and its index again, may use of DynamoDB
    public CurrentLocations(String name, Throughput most, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:CurrentLocations", name, options);
        table = new Table(
                name,
                TableArgs.builder()
                        .name(stack.nameOf(name))
                        .billingMode("PAY_PER_REQUEST")
                        .hashKey("package")
                        .attributes(text("package"), text("place"), text("spot"))
                        .globalSecondaryIndexes(TableGlobalSecondaryIndexArgs.builder()
                                .name(BY_PLACE)
                                .hashKey("place")
                                .rangeKey("spot")
                                .projectionType("KEYS_ONLY")
                                .onDemandThroughput(TableGlobalSecondaryIndexOnDemandThroughputArgs.builder()
                                        .maxReadRequestUnits(most.readUnits())
                                        .maxWriteRequestUnits(most.writeUnits())
                                        .build())
                                .build())
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

    public Table table() {
        return table;
    }

    private static TableAttributeArgs text(String name) {
        return TableAttributeArgs.builder().name(name).type("S").build();
    }
}
