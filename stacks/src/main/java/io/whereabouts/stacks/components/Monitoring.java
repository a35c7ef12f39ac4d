package io.whereabouts.stacks.components;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.pulumi.aws.cloudwatch.Dashboard;
import com.pulumi.aws.cloudwatch.DashboardArgs;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.sns.Topic;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where alarms go, and one dashboard of everything that is declared: each part hangs up its own alarms and charts.
public final class Monitoring extends ComponentResource {
    private static final int CHART_WIDTH = 8;
    private static final int CHART_HEIGHT = 6;
    private static final int CHARTS_IN_A_ROW = 3;

    private final Args args;
    private final Topic topic;
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
        new MetricAlarm(
                alarm.name(), alarm.args(Stack.nameOf(args.stack(), alarm.name()), topic.arn()), Stack.in(whose));
    }

    void chart(String title, List<Metric> metrics) {
        var place = charts.size();
        charts.add(Output.all(metrics.stream().map(Metric::json).toList())
                .applyValue(lines -> chart(title, lines, place)));
    }

    /// To be called when everything has been declared.
    public void drawDashboard() {
        new Dashboard(
                "dashboard",
                DashboardArgs.builder()
                        .dashboardName(Stack.nameOf(args.stack(), "dashboard"))
                        .dashboardBody(Output.all(charts).applyValue(Monitoring::body))
                        .build(),
                Stack.in(this));
        registerOutputs(Map.of("topicArn", topic.arn()));
    }

    private JsonObject chart(String title, List<JsonArray> lines, int place) {
        var metrics = new JsonArray();
        lines.forEach(metrics::add);
        var properties = new JsonObject();
        properties.addProperty("title", title);
        properties.addProperty("region", args.region());
        properties.addProperty("period", 60);
        properties.add("metrics", metrics);
        var chart = new JsonObject();
        chart.addProperty("type", "metric");
        chart.addProperty("x", place % CHARTS_IN_A_ROW * CHART_WIDTH);
        chart.addProperty("y", place / CHARTS_IN_A_ROW * CHART_HEIGHT);
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
