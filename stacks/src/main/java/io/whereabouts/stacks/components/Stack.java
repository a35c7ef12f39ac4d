package io.whereabouts.stacks.components;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.inputs.GetCallerIdentityArgs;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.List;

/// What all components of one stack have in common.
///
/// @param name of the stack; it is part of every physical name, so that stacks in one account do not collide
/// @param logRetentionDays one of the numbers that CloudWatch Logs accepts
/// @param shiftsRequests whether requests come to a new version step by step
/// @param queues grows with what is declared
public record Stack(
        String name,
        Durability durability,
        int logRetentionDays,
        boolean shiftsRequests,
        Monitoring monitoring,
        QueueUrls queues) {

    /// The physical name of a thing, such as `prod-whereabouts-commands`.
    String nameOf(String thing) {
        return nameOf(name, thing);
    }

    static String nameOf(String stack, String thing) {
        return "%s-whereabouts-%s".formatted(stack, thing);
    }

    static CustomResourceOptions in(ComponentResource parent) {
        return CustomResourceOptions.builder().parent(parent).build();
    }

    /// For what must be there before: a policy before whoever needs it to start.
    static CustomResourceOptions in(ComponentResource parent, Resource... before) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .dependsOn(List.of(before))
                .build();
    }

    static ComponentResourceOptions inside(ComponentResource parent) {
        return ComponentResourceOptions.builder().parent(parent).build();
    }

    /// The account that the stack is deployed to.
    static Output<String> accountOf(ComponentResource asking) {
        return AwsFunctions.getCallerIdentity(
                        GetCallerIdentityArgs.Empty,
                        InvokeOptions.builder().parent(asking).build())
                .applyValue(GetCallerIdentityResult::accountId);
    }

    /// For what holds data that nothing else can bring back.
    CustomResourceOptions holdingDataIn(ComponentResource parent) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .protect(durability.isKept())
                .retainOnDelete(durability.isKept())
                .build();
    }
}
