package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever is woken by an alarm is told what to do about it.
class RunbooksTest {
    private static final Path PAGES = Path.of("../docs/operations/alarms");
    private static final Pattern PAGE = Pattern.compile("What to do: docs/operations/alarms/([a-z-]+\\.md)$");
    private static final Pattern COMMAND = Pattern.compile("`\\./whereabouts ([a-z]+)");

    /// Rung by the account's budget, see BudgetRunbookTest.
    private static final String OF_THE_ACCOUNT = "cost.md";

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void each_alarm_names_its_page_and_each_page_has_an_alarm(Graph graph) throws IOException {
        assertThat(alarms(graph).map(RunbooksTest::page).collect(Collectors.toSet()))
                .isEqualTo(pages().stream()
                        .filter(page -> !page.equals(OF_THE_ACCOUNT))
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_page_says_what_it_means_how_to_look_and_how_to_mend() throws IOException {
        for (var page : pages()) {
            assertThat(Files.readString(PAGES.resolve(page)))
                    .as(page)
                    .contains("\n## What it means\n", "\n## How to look\n", "\n## How to mend\n");
        }
    }

    @Test
    void a_page_names_commands_that_there_are() throws IOException {
        for (var page : pages()) {
            assertThat(COMMAND.matcher(Files.readString(PAGES.resolve(page))).results())
                    .as(page)
                    .allSatisfy(command -> assertThat(List.of(
                                    "events", "redrive", "republish", "rebuild", "restore", "warm", "local", "cost"))
                            .contains(command.group(1)));
        }
    }

    @Test
    void the_list_of_pages_is_complete() throws IOException {
        var list = Files.readString(Path.of("../docs/operations/README.md"));
        assertThat(pages()).allSatisfy(page -> assertThat(list).contains("(alarms/" + page + ")"));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void a_stack_is_unwell_while_requests_fail_or_events_do_not_arrive(Graph graph) {
        var rule = graph.one("CompositeAlarm", "health").text("alarmRule");
        var stack = graph.stack() + "-whereabouts-";

        assertThat(rule)
                .contains("ALARM(\"" + stack + "api-server-errors\") OR ")
                .contains(
                        stack + "api-error-rate\"",
                        stack + "commands-errors\"",
                        stack + "event-publishing-failures\"",
                        stack + "event-publishing-stopped\"",
                        stack + "event-publishing-dead-letters\"",
                        stack + "location-projector-dead-letters\"",
                        stack + "audit-projector-late\"")
                .doesNotContain("throttles", "behind", "drift", "silent")
                .hasSizeLessThan(10_240);
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void the_limits_of_the_requirements_are_set(Graph graph) {
        assertThat(graph.one("MetricAlarm", "api-server-errors").inputs())
                .containsEntry("metricName", "5xx")
                .containsEntry("threshold", 150.0)
                .containsEntry("period", 60.0)
                .containsEntry("evaluationPeriods", 1.0);
        assertThat(graph.one("MetricAlarm", "api-error-rate").text("metricQueries"))
                .contains("100 * errors / requests")
                .contains("metricName=5xx");
        assertThat(graph.one("MetricAlarm", "event-publishing-stopped").text("metricQueries"))
                .contains("FILL(runs, 0) == 0")
                .contains("metricName=Invocations");
        assertThat(graph.one("LogMetricFilter", "event-publishing-age").text("logGroupName"))
                .isEqualTo(graph.one("LogGroup", "enrichment").text("name"));
        assertThat(graph.one("MetricAlarm", "event-publishing-late").inputs())
                .containsEntry("metricName", "PublishingAge")
                .containsEntry("threshold", 300.0);
        for (var check : List.of("location-checker", "audit-checker")) {
            assertThat(graph.one("MetricAlarm", check + "-drift").inputs())
                    .containsEntry("metricName", "DriftedPackages")
                    .containsEntry("dimensions", Map.of("service", check))
                    .containsEntry("threshold", 0.0)
                    .containsEntry("evaluationPeriods", 24.0)
                    .containsEntry("datapointsToAlarm", 1.0)
                    .containsEntry("treatMissingData", "notBreaching");
            assertThat(graph.one("MetricAlarm", check + "-silent").inputs())
                    .containsEntry("metricName", "ComparedPackages")
                    .containsEntry("statistic", "SampleCount")
                    .containsEntry("comparisonOperator", "LessThanThreshold")
                    .containsEntry("evaluationPeriods", 3.0)
                    .containsEntry("treatMissingData", "breaching");
            assertThat(graph.one("LogMetricFilter", check + "-drifted").text("logGroupName"))
                    .isEqualTo(graph.one("LogGroup", check).text("name"));
            assertThat(graph.one("EventTarget", check + "-hourly").text("input"))
                    .contains("\"settled\":\"PT1H\"");
        }
        assertThat(graph.one("MetricAlarm", "audit-merger-behind").inputs())
                .containsEntry("metricName", "MergesLate")
                .containsEntry("statistic", "Maximum")
                .containsEntry("comparisonOperator", "GreaterThanThreshold")
                .containsEntry("threshold", 0.0)
                .containsEntry("period", 600.0)
                .containsEntry("evaluationPeriods", 6.0)
                .containsEntry("datapointsToAlarm", 1.0)
                .containsEntry("treatMissingData", "notBreaching");
        assertThat(graph.one("MetricAlarm", "audit-merger-histories-behind").inputs())
                .containsEntry("metricName", "RequestsOfHistories")
                .containsEntry("statistic", "Maximum")
                .containsEntry("threshold", 600.0)
                .containsEntry("datapointsToAlarm", 1.0);
        assertThat(graph.one("MetricAlarm", "audit-merger-silent").inputs())
                .containsEntry("metricName", "RequestsOfHistories")
                .containsEntry("statistic", "SampleCount")
                .containsEntry("comparisonOperator", "LessThanThreshold")
                .containsEntry("period", 600.0)
                .containsEntry("evaluationPeriods", 3.0)
                .containsEntry("treatMissingData", "breaching");
        assertThat(graph.one("LogMetricFilter", "audit-merger-late-seconds").text("pattern"))
                .isEqualTo("{ $.late_seconds >= 0 }");
        assertThat(graph.one("LogMetricFilter", "audit-merger-requests").text("pattern"))
                .isEqualTo("{ $.requests >= 0 }");
        assertThat(graph.one("MetricAlarm", "presence-writer-behind").inputs())
                .containsEntry("metricName", "SheetsLate")
                .containsEntry("statistic", "Maximum")
                .containsEntry("threshold", 7_200.0)
                .containsEntry("period", 3_600.0)
                .containsEntry("evaluationPeriods", 1.0)
                .containsEntry("treatMissingData", "notBreaching");
        assertThat(graph.one("MetricAlarm", "presence-writer-silent").inputs())
                .containsEntry("metricName", "SheetsLate")
                .containsEntry("statistic", "SampleCount")
                .containsEntry("period", 3_600.0)
                .containsEntry("evaluationPeriods", 3.0)
                .containsEntry("treatMissingData", "breaching");
        assertThat(graph.one("EventRule", "audit-merger-log").text("scheduleExpression"))
                .isEqualTo("rate(10 minutes)");
        assertThat(graph.all("Table"))
                .allSatisfy(table -> assertThat(graph.usersOf(table, "MetricAlarm"))
                        .extracting(alarm -> alarm.text("metricName"))
                        .contains("ReadThrottleEvents", "WriteThrottleEvents"));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void the_dashboard_begins_with_every_alarm(Graph graph) {
        var body = graph.one("Dashboard", "dashboard").text("dashboardBody");

        // Those of health checks live where Route 53 keeps its metrics: a widget shows alarms of its own Region.
        assertThat(graph.all("MetricAlarm").stream()
                        .filter(alarm -> !"AWS/Route53".equals(alarm.inputs().get("namespace"))))
                .hasSizeLessThan(100)
                .allSatisfy(alarm -> assertThat(body).contains("\"${MetricAlarm/%s.arn}\"".formatted(alarm.name())));
        assertThat(graph.all("HealthCheck"))
                .allSatisfy(check -> assertThat(body)
                        .contains("\"HealthCheckId\",\"${HealthCheck/%s.id}\"".formatted(check.name()))
                        .contains("\"region\":\"us-east-1\""));
    }

    private static Stream<String> alarms(Graph graph) {
        return Stream.of("MetricAlarm", "CompositeAlarm")
                .flatMap(type -> graph.all(type).stream())
                .map(alarm -> alarm.text("alarmDescription"));
    }

    private static String page(String description) {
        var page = PAGE.matcher(description);
        assertThat(page.find()).as(description).isTrue();
        return page.group(1);
    }

    private static Set<String> pages() throws IOException {
        try (var files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
