package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Rings when what a function looks for from time to time was found in one of the last periods: it may not be found
/// again in the next.
record Finding(String name, String meaning, Metric metric, Duration period, int periods) {

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
                .datapointsToAlarm(1)
                .comparisonOperator("GreaterThanThreshold")
                .threshold(0.0)
                .treatMissingData("notBreaching")
                .alarmActions(topicArn.applyValue(List::of))
                .okActions(topicArn.applyValue(List::of))
                .build();
    }
}
