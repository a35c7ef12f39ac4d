package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Alarms, dashboards, health checks, logs.
final class AlarmRules {
    private static final String PUT_ALARM =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html";
    private static final String LIMITS =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html";
    private static final String RETENTION =
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html";
    private static final String HEALTH =
            "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html";
    private static final double DAY = 86_400;

    private static final Set<Integer> DAYS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    static final List<Rule> ALL = List.of(
            about(
                    "MetricAlarm",
                    "an alarm's period is 10, 20, 30 s or whole minutes",
                    PUT_ALARM,
                    (graph, node) -> Input.number(node, "period").stream()
                            .boxed()
                            .filter(period ->
                                    !Set.of(10.0, 20.0, 30.0).contains(period) && (period < 60 || period % 60 != 0))
                            .map("period is %.0f"::formatted)),
            about(
                    "MetricAlarm",
                    "an alarm looks back a day, or a week in periods of an hour and more",
                    PUT_ALARM,
                    (graph, node) -> {
                        var period = Input.number(node, "period", 60);
                        var all = period * Input.number(node, "evaluationPeriods", 1);
                        return when(all > (period < 3_600 ? DAY : 7 * DAY), "it looks back %.0f s".formatted(all));
                    }),
            about(
                    "MetricAlarm",
                    "an alarm reaches somebody",
                    "requirement R6",
                    (graph, node) ->
                            when(Input.all(node, "alarmActions").findAny().isEmpty(), "alarmActions is missing")),
            about(
                    "MetricAlarm",
                    "an alarm says what it means",
                    "requirement R6",
                    (graph, node) -> when(
                            Input.text(node, "alarmDescription").orElse("").length() < 40,
                            "its description is too short")),
            about("MetricAlarm", "a description has 1,024 characters at most", PUT_ALARM, (graph, node) -> {
                var length = Input.text(node, "alarmDescription").orElse("").length();
                return when(length > 1_024, "it has %d".formatted(length));
            }),
            about(
                    "CompositeAlarm",
                    "a rule of a composite alarm has 10,240 characters and 100 alarms at most",
                    LIMITS,
                    (graph, node) -> {
                        var rule = Input.text(node, "alarmRule").orElse("");
                        var alarms = rule.split("ALARM\\(", -1).length - 1;
                        return when(
                                rule.length() > 10_240 || alarms > 100,
                                "%d characters, %d alarms".formatted(rule.length(), alarms));
                    }),
            about("Dashboard", "a dashboard has 500 charts and 2,500 metrics at most", LIMITS, (graph, node) -> {
                var charts = JsonParser.parseString(node.text("dashboardBody"))
                        .getAsJsonObject()
                        .getAsJsonArray("widgets");
                var metrics = charts.asList().stream()
                        .flatMap(chart -> Stream.ofNullable(chart.getAsJsonObject()
                                .getAsJsonObject("properties")
                                .getAsJsonArray("metrics")))
                        .mapToInt(JsonArray::size)
                        .sum();
                return when(
                        charts.size() > 500 || metrics > 2_500,
                        "%d charts, %d metrics".formatted(charts.size(), metrics));
            }),
            about(
                    "LogGroup",
                    "a log forgets after one of the numbers of days that CloudWatch knows",
                    RETENTION,
                    (graph, node) -> {
                        var days = Input.number(node, "retentionInDays", 0);
                        return when(
                                !DAYS.contains((int) days), "retentionInDays is %.0f; 0 is for ever".formatted(days));
                    }),
            about(
                    "HealthCheck",
                    "a health check searches for 255 characters at most, every 10 or 30 s",
                    HEALTH,
                    (graph, node) -> {
                        var searched =
                                Input.text(node, "searchString").orElse("").length();
                        var interval = Input.number(node, "requestInterval", 30);
                        return when(
                                searched > 255 || (interval != 10 && interval != 30),
                                "searchString has %d characters, requestInterval is %.0f"
                                        .formatted(searched, interval));
                    }));

    private AlarmRules() {}
}
