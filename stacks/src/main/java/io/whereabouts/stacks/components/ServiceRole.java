package io.whereabouts.stacks.components;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.inputs.GetCallerIdentityArgs;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.ComponentResource;
import java.util.List;

/// A role that one AWS service assumes for one resource, within the account's boundary.
///
/// @param permissions to be there before whoever starts with the role
record ServiceRole(Role role, RolePolicy permissions) {

    /// @param trust the policy of who may assume it
    /// @param may what it is good for
    static ServiceRole declare(
            String name, Output<String> trust, List<Statement> may, Stack stack, ComponentResource parent) {
        var role = new Role(
                name,
                RoleArgs.builder()
                        .name(stack.nameOf(name))
                        .assumeRolePolicy(trust)
                        .permissionsBoundary(Boundary.arn(account(parent)))
                        .build(),
                Stack.in(parent));
        var permissions = new RolePolicy(
                name,
                RolePolicyArgs.builder()
                        .name("grants")
                        .role(role.id())
                        .policy(Policy.of(may))
                        .build(),
                Stack.in(parent));
        return new ServiceRole(role, permissions);
    }

    private static Output<String> account(ComponentResource parent) {
        return AwsFunctions.getCallerIdentity(
                        GetCallerIdentityArgs.Empty,
                        InvokeOptions.builder().parent(parent).build())
                .applyValue(GetCallerIdentityResult::accountId);
    }

    Output<String> arn() {
        return role.arn();
    }
}
