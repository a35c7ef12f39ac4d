package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.cloudwatch.inputs.MetricAlarmMetricQueryArgs;
import com.pulumi.aws.cloudwatch.inputs.MetricAlarmMetricQueryMetricArgs;
import com.pulumi.core.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rings when what is computed from several metrics is above a limit in a period: see [Alarm].
///
/// @param expression of CloudWatch's metric math
/// @param metrics by the names that the expression gives them
record Formula(
        String name,
        String meaning,
        String expression,
        Map<String, Metric> metrics,
        double above,
        Duration period,
        int periods) {

    MetricAlarmArgs args(String physicalName, Output<String> topicArn) {
        var queries = new ArrayList<MetricAlarmMetricQueryArgs>();
        queries.add(MetricAlarmMetricQueryArgs.builder()
                .id("value")
                .label(name)
                .expression(expression)
                .returnData(true)
                .build());
        new TreeMap<>(metrics).forEach((id, metric) -> queries.add(query(id, metric)));
        return MetricAlarmArgs.builder()
                .name(physicalName)
                .alarmDescription(Runbook.of(name).describe(meaning))
                .metricQueries(queries)
                .evaluationPeriods(periods)
                .comparisonOperator("GreaterThanThreshold")
                .threshold(above)
                .treatMissingData("notBreaching")
                .alarmActions(topicArn.applyValue(List::of))
                .okActions(topicArn.applyValue(List::of))
                .build();
    }

    private MetricAlarmMetricQueryArgs query(String id, Metric metric) {
        return MetricAlarmMetricQueryArgs.builder()
                .id(id)
                .metric(MetricAlarmMetricQueryMetricArgs.builder()
                        .namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(metric.of().applyValue(value -> Map.of(metric.dimension(), value)))
                        .stat(metric.statistic())
                        .period(Math.toIntExact(period.toSeconds()))
                        .build())
                .returnData(false)
                .build();
    }
}
