package io.whereabouts.stacks.components;

import com.google.gson.JsonObject;
import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.resources.ComponentResource;

/// A rule of the account's own bus that starts a function again and again. Rules with a schedule cost nothing.
final class Schedule {
    private Schedule() {}

    static void declare(String function, Trigger.Run run, Alias live, Stack stack, ComponentResource parent) {
        var name = function + "-" + run.name();
        var rule = new EventRule(
                name,
                EventRuleArgs.builder()
                        .name(stack.nameOf(name))
                        .scheduleExpression(run.expression())
                        .build(),
                Stack.in(parent));
        var mayStart = new Permission(
                name,
                PermissionArgs.builder()
                        .statementId(run.name())
                        .action("lambda:InvokeFunction")
                        .function(live.functionName())
                        .qualifier(live.name())
                        .principal("events.amazonaws.com")
                        .sourceArn(rule.arn())
                        .build(),
                Stack.in(parent));
        var input = new JsonObject();
        run.input().forEach(input::addProperty);
        new EventTarget(
                name,
                EventTargetArgs.builder()
                        .rule(rule.name())
                        .targetId("function")
                        .arn(live.arn())
                        .input(input.toString())
                        .build(),
                Stack.in(parent, mayStart));
    }
}
