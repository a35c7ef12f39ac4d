package io.whereabouts.stacks.components;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.dynamodb.inputs.TablePointInTimeRecoveryArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;
import java.util.Optional;

/// Every event that ever was, under each of its tags; its stream is where publishing starts.
public final class EventsTable extends ComponentResource {
    private final Table table;

    /// @param most what it may use of DynamoDB
    /// @param restore where it begins; empty without one
    public EventsTable(
            String name, Throughput most, Optional<Restore> restore, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:EventsTable", name, options);
        var declaration = TableArgs.builder()
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
                .onDemandThroughput(most.args())
                .deletionProtectionEnabled(stack.durability().isKept());
        restore.ifPresent(from -> begin(declaration, from));
        // A table is restored when it is made. What is said about it later must not make it again.
        table = new Table(
                name,
                declaration.build(),
                CustomResourceOptions.merge(
                        stack.holdingDataIn(this),
                        CustomResourceOptions.builder()
                                .ignoreChanges("restoreDateTime", "restoreSourceTableArn", "restoreToLatestTime")
                                .build()));
        DynamoDbWatch.over(table, name, stack, this);
        registerOutputs(Map.of("tableName", table.name()));
    }

    public Table table() {
        return table;
    }

    private static void begin(TableArgs.Builder declaration, Restore from) {
        declaration.restoreSourceTableArn(from.tableArn());
        from.moment()
                .ifPresentOrElse(
                        moment -> declaration.restoreDateTime(moment.toString()),
                        () -> declaration.restoreToLatestTime(true));
    }

    private static TableAttributeArgs text(String name) {
        return TableAttributeArgs.builder().name(name).type("S").build();
    }
}
