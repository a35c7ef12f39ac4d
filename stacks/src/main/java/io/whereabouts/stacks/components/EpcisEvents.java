package io.whereabouts.stacks.components;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.dynamodb.inputs.TablePointInTimeRecoveryArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/// The events that partners told us, by what is in them. It can be rebuilt from the events, and is kept as the
/// locations are: partners ask it.
public final class EpcisEvents extends ComponentResource {
    private final Table table;

    /// @param most what the table may use of DynamoDB
    public EpcisEvents(String name, Throughput most, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:EpcisEvents", name, options);
        table = new Table(
                name,
                TableArgs.builder()
                        .name(stack.nameOf(name))
                        .billingMode("PAY_PER_REQUEST")
                        .hashKey("partition")
                        .rangeKey("sort")
                        .attributes(text("partition"), text("sort"))
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
