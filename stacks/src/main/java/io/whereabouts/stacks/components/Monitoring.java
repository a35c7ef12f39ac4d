package io.whereabouts.stacks.components;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.pulumi.aws.cloudwatch.CompositeAlarm;
import com.pulumi.aws.cloudwatch.CompositeAlarmArgs;
import com.pulumi.aws.cloudwatch.Dashboard;
import com.pulumi.aws.cloudwatch.DashboardArgs;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.sns.Topic;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where alarms go, and one dashboard of everything that is declared: each part hangs up its own alarms and charts.
public final class Monitoring extends ComponentResource {
    private static final int CHART_WIDTH = 8;
    private static final int CHART_HEIGHT = 6;
    private static final int CHARTS_IN_A_ROW = 3;
    private static final int ALARMS_HEIGHT = 4;

    /// CloudWatch takes no more, in a composite alarm and in a widget.
    private static final int MOST_ALARMS = 100;

    private final Args args;
    private final Topic topic;
    private final List<MetricAlarm> alarms = new ArrayList<>();
    private final List<MetricAlarm> faults = new ArrayList<>();
    private final List<Output<JsonObject>> charts = new ArrayList<>();

    /// @param stack its name
    /// @param alarmEmail who is told; without it the alarms are seen on the dashboard only
    public record Args(String stack, String region, Optional<String> alarmEmail) {}

    public Monitoring(String name, Args args, ComponentResourceOptions options) {
        super("whereabouts:components:Monitoring", name, options);
        this.args = args;
        this.topic = AlarmTopic.declare("alarms", Stack.nameOf(args.stack(), "alarms"), args.alarmEmail(), this);
    }

    void watch(Alarm alarm, ComponentResource whose) {
        watch(alarm.name(), alarm.args(Stack.nameOf(args.stack(), alarm.name()), topic.arn()), whose);
    }

    void watch(Formula alarm, ComponentResource whose) {
        watch(alarm.name(), alarm.args(Stack.nameOf(args.stack(), alarm.name()), topic.arn()), whose);
    }

    private void watch(String name, MetricAlarmArgs declaration, ComponentResource whose) {
        var alarm = new MetricAlarm(name, declaration, Stack.in(whose));
        alarms.add(alarm);
        if (Runbook.of(name).isFault()) {
            faults.add(alarm);
        }
    }

    void chart(String title, List<Metric> metrics) {
        chart(title, metrics, args.region());
    }

    /// @param region where the metrics are
    void chart(String title, List<Metric> metrics, String region) {
        var place = charts.size();
        charts.add(Output.all(metrics.stream().map(Metric::json).toList())
                .applyValue(lines -> chart(title, lines, region, place)));
    }

    /// To be called when everything has been declared.
    public void drawDashboard() {
        declareHealth();
        var shown = Output.all(
                        alarms.stream().limit(MOST_ALARMS).map(MetricAlarm::arn).toList())
                .applyValue(Monitoring::alarms);
        charts.addFirst(shown);
        new Dashboard(
                "dashboard",
                DashboardArgs.builder()
                        .dashboardName(Stack.nameOf(args.stack(), "dashboard"))
                        .dashboardBody(Output.all(charts).applyValue(Monitoring::body))
                        .build(),
                Stack.in(this));
        registerOutputs(Map.of("topicArn", topic.arn()));
    }

    /// One answer to whether the stack is well: for people, and for deployments that roll back by it.
    private void declareHealth() {
        if (faults.size() > MOST_ALARMS) {
            throw new IllegalStateException(
                    "a composite alarm takes %d alarms, and %d are faults: make one for each part of the stack"
                            .formatted(MOST_ALARMS, faults.size()));
        }
        var rule = Output.all(faults.stream().map(MetricAlarm::name).toList())
                .applyValue(names ->
                        names.stream().sorted().map("ALARM(\"%s\")"::formatted).collect(Collectors.joining(" OR ")));
        new CompositeAlarm(
                "health",
                CompositeAlarmArgs.builder()
                        .alarmName(Stack.nameOf(args.stack(), "health"))
                        .alarmDescription(Runbook.HEALTH.describe(
                                "Requests fail, or events do not arrive: another alarm rings and says which."))
                        .alarmRule(rule)
                        .build(),
                Stack.in(this));
    }

    private static JsonObject alarms(List<String> arns) {
        var list = new JsonArray();
        arns.forEach(list::add);
        var properties = new JsonObject();
        properties.addProperty("title", "Alarms");
        properties.add("alarms", list);
        var widget = new JsonObject();
        widget.addProperty("type", "alarm");
        widget.addProperty("x", 0);
        widget.addProperty("y", 0);
        widget.addProperty("width", CHART_WIDTH * CHARTS_IN_A_ROW);
        widget.addProperty("height", ALARMS_HEIGHT);
        widget.add("properties", properties);
        return widget;
    }

    private static JsonObject chart(String title, List<JsonArray> lines, String region, int place) {
        var metrics = new JsonArray();
        lines.forEach(metrics::add);
        var properties = new JsonObject();
        properties.addProperty("title", title);
        properties.addProperty("region", region);
        properties.addProperty("period", 60);
        properties.add("metrics", metrics);
        var chart = new JsonObject();
        chart.addProperty("type", "metric");
        chart.addProperty("x", place % CHARTS_IN_A_ROW * CHART_WIDTH);
        chart.addProperty("y", ALARMS_HEIGHT + place / CHARTS_IN_A_ROW * CHART_HEIGHT);
        chart.addProperty("width", CHART_WIDTH);
        chart.addProperty("height", CHART_HEIGHT);
        chart.add("properties", properties);
        return chart;
    }

    private static String body(List<JsonObject> charts) {
        var widgets = new JsonArray();
        charts.forEach(widgets::add);
        var body = new JsonObject();
        body.add("widgets", widgets);
        return body.toString();
    }
}
