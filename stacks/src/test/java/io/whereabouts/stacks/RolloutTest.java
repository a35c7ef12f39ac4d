package io.whereabouts.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How requests come to a new version.
class RolloutTest {
    private static final Set<String> ANSWERING =
            Set.of("commands", "location-reader", "epcis-reader", "audit-reader", "asof-reader", "picture-reader");

    private final Graph production = Graph.of("prod", Graph.PRODUCTION_SETTINGS);

    @Test
    void in_production_each_function_that_answers_shifts_by_a_tenth_for_five_minutes() {
        assertThat(production.all("DeploymentGroup"))
                .extracting(Graph.Node::name)
                .containsExactlyInAnyOrderElementsOf(ANSWERING);
        assertThat(production.all("DeploymentGroup"))
                .allSatisfy(group -> assertThat(group.inputs())
                        .containsEntry("deploymentConfigName", "CodeDeployDefault.LambdaCanary10Percent5Minutes")
                        .containsEntry("deploymentGroupName", "live")
                        .containsEntry(
                                "deploymentStyle",
                                Map.of("deploymentType", "BLUE_GREEN", "deploymentOption", "WITH_TRAFFIC_CONTROL")));
    }

    @Test
    void it_goes_back_by_itself_when_the_stack_or_the_function_rings() {
        assertThat(production.all("DeploymentGroup")).hasSize(6).allSatisfy(group -> {
            assertThat(group.inputs().get("alarmConfiguration"))
                    .isEqualTo(Map.of(
                            "enabled",
                            true,
                            "alarms",
                            List.of("prod-whereabouts-health", "prod-whereabouts-%s-errors".formatted(group.name()))));
            assertThat(group.inputs().get("autoRollbackConfiguration"))
                    .isEqualTo(Map.of(
                            "enabled",
                            true,
                            "events",
                            List.of("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST")));
            assertThat(production.one("MetricAlarm", group.name() + "-errors").text("name"))
                    .isEqualTo("prod-whereabouts-%s-errors".formatted(group.name()));
        });
    }

    /// By its name: CodeDeploy takes one that is not there, and then nothing ever rings.
    @Test
    void the_stack_rings_by_the_composite_of_all_its_alarms() {
        var composite = production.one("CompositeAlarm", "health");

        assertThat(production.all("DeploymentGroup"))
                .hasSize(6)
                .allSatisfy(group -> assertThat(group.inputs().get("alarmConfiguration"))
                        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                        .extractingByKey("alarms", InstanceOfAssertFactories.list(String.class))
                        .contains(composite.text("alarmName")));
        assertThat(production.all("MetricAlarm"))
                .filteredOn(alarm -> ANSWERING.contains(alarm.name().replace("-errors", "")))
                .hasSize(6)
                .allSatisfy(alarm -> assertThat(composite.text("alarmRule"))
                        .contains("ALARM(\"%s\")".formatted(alarm.text("name"))));
    }

    @Test
    void pulumi_leaves_the_version_and_the_routing_of_those_aliases_alone_and_changes_nothing_else_there() {
        assertThat(production.all("Alias")).hasSize(16).allSatisfy(alias -> {
            assertThat(alias.ignored())
                    .isEqualTo(
                            ANSWERING.contains(alias.name()) ? Set.of("functionVersion", "routingConfig") : Set.of());
            // An update for any other reason would send the version of the last one.
            assertThat(alias.inputs()).containsOnlyKeys("functionName", "functionVersion", "name");
        });
    }

    @Test
    void the_application_has_the_name_of_its_function_by_which_the_script_finds_it() {
        assertThat(production.all("Application")).hasSize(6).allSatisfy(application -> {
            assertThat(application.text("name"))
                    .isEqualTo(production.one("Function", application.name()).text("name"));
            assertThat(application.inputs()).containsEntry("computePlatform", "Lambda");
        });
    }

    /// Its role may not list what else there is.
    @Test
    void a_function_has_the_name_by_which_the_script_asks_for_its_code() {
        assertThat(production.all("Function"))
                .hasSize(16)
                .allSatisfy(
                        function -> assertThat(function.text("name")).isEqualTo("prod-whereabouts-" + function.name()));
    }

    @Test
    void codedeploy_may_move_that_alias_and_look_at_alarms() {
        assertThat(production.one("RolePolicy", "commands-rollout").text("policy"))
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"lambda:GetAlias\","
                                + "\"lambda:GetProvisionedConcurrencyConfig\",\"lambda:UpdateAlias\"],"
                                + "\"Resource\":\"${Alias/commands.arn}\"},{\"Effect\":\"Allow\","
                                + "\"Action\":\"cloudwatch:DescribeAlarms\",\"Resource\":\"*\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "dev-peter", "pr-7"})
    void elsewhere_a_new_version_is_there_at_once(String stack) {
        var settings = stack.equals("staging") ? Graph.PRODUCTION_SETTINGS : Graph.EPHEMERAL_SETTINGS;
        var graph = Graph.of(stack, settings);

        assertThat(graph.all("DeploymentGroup")).isEmpty();
        assertThat(graph.all("Alias"))
                .hasSize(16)
                .allSatisfy(alias -> assertThat(alias.ignored()).isEmpty());
    }
}
