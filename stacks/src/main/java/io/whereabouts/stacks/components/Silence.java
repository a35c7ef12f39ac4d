package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Rings when nothing was told of a metric for some periods: what should tell of it does not run to its end. A new one
/// rings until it was told of for the first time.
record Silence(String name, String meaning, Metric metric, Duration period, int periods) {

    MetricAlarmArgs args(String physicalName, Output<String> topicArn) {
        return MetricAlarmArgs.builder()
                .name(physicalName)
                .alarmDescription(Runbook.of(name).describe(meaning))
                .namespace(metric.namespace())
                .metricName(metric.name())
                .dimensions(metric.of().applyValue(value -> Map.of(metric.dimension(), value)))
                .statistic("SampleCount")
                .period(Math.toIntExact(period.toSeconds()))
                .evaluationPeriods(periods)
                .comparisonOperator("LessThanThreshold")
                .threshold(1.0)
                .treatMissingData("breaching")
                .alarmActions(topicArn.applyValue(List::of))
                .okActions(topicArn.applyValue(List::of))
                .build();
    }
}
