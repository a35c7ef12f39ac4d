package io.whereabouts.stacks.components;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.resources.ComponentResource;
import java.util.List;

/// What is watched about every table.
final class DynamoDbWatch {
    private DynamoDbWatch() {}

    static void over(Table table, String name, Stack stack, ComponentResource whose) {
        var readThrottles = metric(table, "ReadThrottleEvents");
        var writeThrottles = metric(table, "WriteThrottleEvents");
        stack.monitoring()
                .watch(
                        new Alarm(
                                name + "-write-throttles",
                                ("Writes to the table %s are throttled: a burst above what it has ever seen, or one hot"
                                                + " partition. Callers retry; answers are slow until it ends.")
                                        .formatted(name),
                                writeThrottles,
                                0),
                        whose);
        stack.monitoring()
                .watch(
                        new Alarm(
                                name + "-read-throttles",
                                ("Reads of the table %s are throttled: a burst above what it has ever seen, or one hot"
                                                + " partition. Callers retry; answers are slow until it ends.")
                                        .formatted(name),
                                readThrottles,
                                0),
                        whose);
        stack.monitoring()
                .chart(
                        "table " + name,
                        List.of(
                                metric(table, "ConsumedReadCapacityUnits"),
                                metric(table, "ConsumedWriteCapacityUnits"),
                                readThrottles,
                                writeThrottles));
    }

    private static Metric metric(Table table, String name) {
        return new Metric("AWS/DynamoDB", name, "TableName", table.name());
    }
}
