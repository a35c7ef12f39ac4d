package io.whereabouts.stacks.components;

import com.pulumi.aws.codedeploy.Application;
import com.pulumi.aws.codedeploy.ApplicationArgs;
import com.pulumi.aws.codedeploy.DeploymentGroup;
import com.pulumi.aws.codedeploy.DeploymentGroupArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupAlarmConfigurationArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupAutoRollbackConfigurationArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupDeploymentStyleArgs;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/// How requests come to a function's new version: CodeDeploy sends it one in ten, waits five minutes, sends it all, and
/// goes back by itself when an alarm rings. `.github/scripts/rollout.sh` starts it after `pulumi up`, which publishes
/// the version and leaves the alias alone.
final class Rollout extends ComponentResource {
    /// Whether the stack is well: the composite of all its alarms.
    static final String HEALTH = "health";

    Rollout(String name, Alias live, Stack stack, ComponentResource parent) {
        super("whereabouts:components:Rollout", name, Stack.inside(parent));
        var application = new Application(
                name,
                ApplicationArgs.builder()
                        .name(stack.nameOf(name))
                        .computePlatform("Lambda")
                        .build(),
                Stack.in(this));
        var role = ServiceRole.declare(
                name + "-rollout",
                Policy.trusting("codedeploy.amazonaws.com"),
                List.of(
                        Statement.allow(
                                List.of(
                                        "lambda:GetAlias",
                                        "lambda:GetProvisionedConcurrencyConfig",
                                        "lambda:UpdateAlias"),
                                List.of(live.arn())),
                        // Of composite alarms CloudWatch tells only those who may ask about all.
                        Statement.allow(List.of("cloudwatch:DescribeAlarms"), List.of(Output.of("*")))),
                stack,
                this);
        new DeploymentGroup(
                name,
                DeploymentGroupArgs.builder()
                        .appName(application.name())
                        .deploymentGroupName("live")
                        .serviceRoleArn(role.arn())
                        .deploymentConfigName("CodeDeployDefault.LambdaCanary10Percent5Minutes")
                        .deploymentStyle(DeploymentGroupDeploymentStyleArgs.builder()
                                .deploymentType("BLUE_GREEN")
                                .deploymentOption("WITH_TRAFFIC_CONTROL")
                                .build())
                        // By name: the composite is declared last, when all its alarms are there. The function's own
                        // beside it, so that a fault in the new version counts even while the composite is silenced.
                        .alarmConfiguration(DeploymentGroupAlarmConfigurationArgs.builder()
                                .enabled(true)
                                .alarms(stack.nameOf(HEALTH), stack.nameOf(name + "-errors"))
                                .build())
                        .autoRollbackConfiguration(DeploymentGroupAutoRollbackConfigurationArgs.builder()
                                .enabled(true)
                                .events("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST")
                                .build())
                        .build(),
                Stack.in(this, role.permissions()));
        registerOutputs(Map.of("application", application.name()));
    }

    /// For an alias that CodeDeploy moves. Whatever else changed on it, Pulumi would send the version that it last saw,
    /// perhaps of months ago: so nothing else about it may depend on anything.
    static CustomResourceOptions movesAlias(ComponentResource parent) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .ignoreChanges("functionVersion", "routingConfig")
                .build();
    }
}
