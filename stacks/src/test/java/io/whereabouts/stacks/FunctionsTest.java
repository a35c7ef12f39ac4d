package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What follows from the one declaration of a function, and what every queue has.
class FunctionsTest {
    private static final String ANSWERING =
            "commands location-reader epcis-reader audit-reader asof-reader picture-reader groups-to-scopes";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "commands, command-side, io.whereabouts.command.lambda.CommandApi",
        "enrichment, command-side, io.whereabouts.command.publishing.Enrichment",
        "location-projector, query-side, io.whereabouts.query.currentlocation.LocationProjector",
        "location-reader, query-side, io.whereabouts.query.currentlocation.LocationApi",
        "epcis-projector, query-side, io.whereabouts.query.epcis.EpcisProjector",
        "epcis-reader, query-side, io.whereabouts.query.epcis.EpcisApi",
        "audit-projector, query-side, io.whereabouts.query.auditlog.AuditProjector",
        "audit-reader, query-side, io.whereabouts.query.auditlog.AuditApi",
        "asof-reader, query-side, io.whereabouts.query.asof.AsOfApi",
        "presence-writer, query-side, io.whereabouts.query.presence.PresenceWriter",
        "location-checker, query-side, io.whereabouts.query.currentlocation.LocationChecker",
        "audit-checker, query-side, io.whereabouts.query.auditlog.AuditChecker",
        "picture-arrivals, pictures, io.whereabouts.pictures.Arrivals",
        "picture-reader, query-side, io.whereabouts.query.pictures.PictureApi",
        "groups-to-scopes, identity, io.whereabouts.identity.GroupsToScopes",
    })
    void a_function_runs_its_handler_from_its_zip(String name, String zip, String handler) {
        var function = Graph.of("prod", Graph.PRODUCTION_SETTINGS).one("Function", name);

        assertThat(function.inputs())
                .containsEntry("handler", handler)
                .containsEntry("code", "../%s/target/%s.zip".formatted(zip, zip))
                .containsEntry("runtime", "java21")
                .containsEntry("publish", true);
        assertThat(function.text("architectures")).isEqualTo("[arm64]");
        assertThat(function.inputs().containsKey("snapStart")).isEqualTo(ANSWERING.contains(name));
    }

    @Test
    void a_function_knows_its_store_and_its_name() {
        var graph = Graph.of("prod", Graph.PRODUCTION_SETTINGS);
        var options = "-XX:+TieredCompilation -XX:TieredStopAtLevel=1";

        assertThat(graph.one("Function", "commands").inputs().get("environment"))
                .isEqualTo(Map.of(
                        "variables",
                        Map.of(
                                "EVENTS_TABLE", "prod-whereabouts-events",
                                "PICTURES_BUCKET", "${BucketV2/pictures.bucket}",
                                "SERVICE_NAME", "commands",
                                "JAVA_TOOL_OPTIONS", options)));
        assertThat(graph.one("Function", "audit-projector").inputs().get("environment"))
                .isEqualTo(Map.of(
                        "variables",
                        Map.of(
                                "AUDIT_BUCKET", "${BucketV2/audit-log.bucket}",
                                "SERVICE_NAME", "audit-projector",
                                "JAVA_TOOL_OPTIONS", options)));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void every_function_has_a_log_group_of_its_own_that_forgets(Graph graph) {
        assertThat(graph.all("Function")).hasSizeGreaterThanOrEqualTo(6).allSatisfy(function -> {
            var log = graph.usedBy(function, "loggingConfig", "LogGroup").getFirst();
            assertThat(log.text("name")).isEqualTo("/aws/lambda/" + function.text("name"));
            assertThat(graph.usersOf(log, "Function")).containsExactly(function);
        });
        assertThat(graph.all("LogGroup"))
                .hasSize(2 + graph.all("Function").size())
                .allSatisfy(log -> assertThat((double) log.inputs().getOrDefault("retentionInDays", 0.0))
                        .isPositive());
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void every_function_rings_when_it_fails_or_is_throttled(Graph graph) {
        assertThat(graph.all("Function"))
                .allSatisfy(function -> assertThat(graph.usersOf(function, "MetricAlarm"))
                        .extracting(alarm -> alarm.text("metricName"))
                        .contains("Errors", "Throttles"));
        assertThat(graph.all("MetricAlarm"))
                .allSatisfy(alarm -> assertThat(alarm.text("alarmActions"))
                        .isIn("[${Topic/alarms.arn}]", "[${Topic/health-alarms.arn}]"))
                .allSatisfy(alarm -> assertThat(alarm.text("alarmDescription")).hasSizeGreaterThan(40));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void every_function_is_called_through_its_alias_by_one_kind_of_caller(Graph graph) {
        assertThat(graph.all("Function")).allSatisfy(function -> {
            var alias = graph.usersOf(function, "Alias").getFirst();
            assertThat(alias.text("name")).isEqualTo("live");
            assertThat(Stream.of("Integration", "Pipe", "EventSourceMapping", "EventTarget", "UserPool")
                            .filter(caller -> !graph.usersOf(alias, caller).isEmpty()))
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void every_queue_is_encrypted_and_has_a_dead_letter_queue_that_rings(Graph graph) {
        assertThat(graph.all("Queue")).hasSize(9).allSatisfy(queue -> {
            assertThat(queue.inputs()).containsEntry("sqsManagedSseEnabled", true);
            var rings = graph.usersOf(queue, "MetricAlarm");
            if (queue.name().endsWith("-dead-letters")) {
                assertThat(rings)
                        .extracting(alarm -> alarm.text("metricName"))
                        .containsExactly("ApproximateNumberOfMessagesVisible");
                assertThat(rings.getFirst().inputs()).containsEntry("threshold", 0.0);
            } else {
                assertThat(rings)
                        .extracting(alarm -> alarm.text("metricName"))
                        .containsExactly("ApproximateAgeOfOldestMessage");
                assertThat(queue.text("redrivePolicy"))
                        .isEqualTo("{\"deadLetterTargetArn\":\"${Queue/%s-dead-letters.arn}\",\"maxReceiveCount\":5}"
                                .formatted(queue.name()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void a_message_stays_hidden_for_six_time_outs_and_the_window(Graph graph) {
        assertThat(graph.all("EventSourceMapping")).hasSize(4).allSatisfy(mapping -> {
            var queue = graph.usedBy(mapping, "eventSourceArn", "Queue").getFirst();
            var alias = graph.usedBy(mapping, "functionName", "Alias").getFirst();
            var function = graph.usedBy(alias, "functionName", "Function").getFirst();
            assertThat(number(queue, "visibilityTimeoutSeconds"))
                    .isEqualTo(6 * number(function, "timeout") + number(mapping, "maximumBatchingWindowInSeconds"));
            assertThat(mapping.text("functionResponseTypes")).isEqualTo("[ReportBatchItemFailures]");
        });
    }

    @ParameterizedTest
    @CsvSource({"prod, 60", "dev-peter, 2"})
    void the_audit_log_fills_its_objects_for_longer_in_production(String stack, int seconds) {
        var settings = stack.equals("prod") ? Graph.PRODUCTION_SETTINGS : Graph.EPHEMERAL_SETTINGS;
        var mapping = Graph.of(stack, settings).one("EventSourceMapping", "audit-projector");

        assertThat(number(mapping, "maximumBatchingWindowInSeconds")).isEqualTo(seconds);
        assertThat(number(mapping, "batchSize")).isEqualTo(3_000);
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.Kinds#all")
    void the_dashboard_shows_every_function_queue_and_table(Graph graph) {
        var body = graph.one("Dashboard", "dashboard").text("dashboardBody");

        assertThat(Stream.of("Function", "Queue", "Table").flatMap(type -> graph.all(type).stream()))
                .allSatisfy(watched -> assertThat(body).contains('"' + watched.text("name") + '"'));
        assertThat(body)
                .contains("${Api/api.id}", graph.one("Pipe", "event-publishing").text("name"));
    }

    private static double number(Graph.Node node, String input) {
        return (double) node.inputs().getOrDefault(input, Double.NaN);
    }
}
