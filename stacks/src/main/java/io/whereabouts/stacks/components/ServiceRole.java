package io.whereabouts.stacks.components;

import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import java.util.List;

/// A role that one AWS service assumes for one resource.
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

    Output<String> arn() {
        return role.arn();
    }
}
