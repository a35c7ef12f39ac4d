package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.core.Output;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Rings when a metric is on the wrong side of a limit.
///
/// @param name of the resource's alarm, such as `commands-errors`
/// @param meaning what has happened and what it means, for whoever is woken by it
/// @param limit it rings from the next value on
/// @param periods that it looks back
/// @param enough of these periods make it ring
record Alarm(
        String name,
        String meaning,
        Metric metric,
        Side wrong,
        double limit,
        Duration period,
        int periods,
        int enough) {

    enum Side {
        /// Where nothing is told, nothing is wrong.
        ABOVE("GreaterThanThreshold", "notBreaching"),
        /// Nothing told is too little.
        BELOW("LessThanThreshold", "breaching");

        private final String comparison;
        private final String missing;

        Side(String comparison, String missing) {
            this.comparison = comparison;
            this.missing = missing;
        }
    }

    Alarm(String name, String meaning, Metric metric, double above) {
        this(name, meaning, metric, above, Duration.ofMinutes(1), 1);
    }

    Alarm(String name, String meaning, Metric metric, double above, Duration period, int periods) {
        this(name, meaning, metric, Side.ABOVE, above, period, periods, periods);
    }

    static Alarm below(String name, String meaning, Metric metric, double limit, Duration period, int periods) {
        return new Alarm(name, meaning, metric, Side.BELOW, limit, period, periods, periods);
    }

    /// In any of the last periods: what a function looks for from time to time may not be found again in the next.
    static Alarm lately(String name, String meaning, Metric metric, double above, Duration period, int periods) {
        return new Alarm(name, meaning, metric, Side.ABOVE, above, period, periods, 1);
    }

    /// Nothing was told of a metric: what should tell of it does not run to its end. A new one rings until it was told
    /// of for the first time.
    static Alarm silent(String name, String meaning, Metric metric, Duration period, int periods) {
        return below(name, meaning, metric.as("SampleCount"), 1, period, periods);
    }

    MetricAlarmArgs args(String physicalName, Output<String> topicArn) {
        var declaration = MetricAlarmArgs.builder()
                .name(physicalName)
                .alarmDescription(Runbook.of(name).describe(meaning))
                .namespace(metric.namespace())
                .metricName(metric.name())
                .dimensions(metric.of().applyValue(value -> Map.of(metric.dimension(), value)))
                .statistic(metric.statistic())
                .period(Math.toIntExact(period.toSeconds()))
                .evaluationPeriods(periods)
                .comparisonOperator(wrong.comparison)
                .threshold(limit)
                .treatMissingData(wrong.missing)
                .alarmActions(topicArn.applyValue(List::of))
                .okActions(topicArn.applyValue(List::of));
        return (enough == periods ? declaration : declaration.datapointsToAlarm(enough)).build();
    }
}
