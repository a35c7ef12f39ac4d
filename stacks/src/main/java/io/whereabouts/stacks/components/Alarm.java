package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Rings when a metric is above a limit in a period.
///
/// @param name of the resource's alarm, such as `commands-errors`
/// @param meaning what has happened and what it means, for whoever is woken by it
/// @param above it rings from the next value on
record Alarm(String name, String meaning, Metric metric, double above, Duration period, int periods) {

    Alarm(String name, String meaning, Metric metric, double above) {
        this(name, meaning, metric, above, Duration.ofMinutes(1), 1);
    }

    MetricAlarmArgs args(String physicalName, Output<String> topicArn) {
        return MetricAlarmArgs.builder()
                .name(physicalName)
                .alarmDescription(Runbook.of(name).describe(meaning))
                .namespace(metric.namespace())
                .metricName(metric.name())
                .dimensions(metric.of().applyValue(value -> Map.of(metric.dimension(), value)))
                .statistic(metric.statistic())
                .period(Math.toIntExact(period.toSeconds()))
                .evaluationPeriods(periods)
                .comparisonOperator("GreaterThanThreshold")
                .threshold(above)
                .treatMissingData("notBreaching")
                .alarmActions(topicArn.applyValue(List::of))
                .okActions(topicArn.applyValue(List::of))
                .build();
    }
}
