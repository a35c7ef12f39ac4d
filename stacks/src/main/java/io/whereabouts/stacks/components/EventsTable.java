package io.whereabouts.stacks.components;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.dynamodb.inputs.TablePointInTimeRecoveryArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/// Every event that ever was, under each of its tags; its stream is where publishing starts.
public final class EventsTable extends ComponentResource {
    private final Table table;

    public EventsTable(String name, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:EventsTable", name, options);
        table = new Table(
                name,
                TableArgs.builder()
                        .name(stack.nameOf(name))
                        .billingMode("PAY_PER_REQUEST")
                        .hashKey("tag")
                        .rangeKey("position")
                        .attributes(text("tag"), text("position"))
                        .streamEnabled(true)
                        .streamViewType("NEW_IMAGE")
                        .pointInTimeRecovery(TablePointInTimeRecoveryArgs.builder()
                                .enabled(stack.durability().isKept())
                                .build())
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
