package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.iam.Policy;
import com.pulumi.aws.iam.PolicyArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/// A role that a job at GitHub assumes for an hour at most.
final class DeploymentRole extends ComponentResource {
    private final Role role;

    /// @param trust the policy of who may assume it
    /// @param boundary ARN of what it cannot exceed
    record Args(String description, Output<String> trust, Grants grants, Output<String> boundary) {}

    DeploymentRole(String name, Args args, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:DeploymentRole", name, options);
        role = new Role(
                name,
                RoleArgs.builder()
                        .name(Boundaries.OURS + name)
                        .description(args.description())
                        .assumeRolePolicy(args.trust())
                        .permissionsBoundary(args.boundary())
                        .maxSessionDuration(3600)
                        .build(),
                Bootstrap.in(this));
        args.grants().documents().forEach((part, document) -> {
            var policy = policy("%s-%s".formatted(name, part), document, this);
            new RolePolicyAttachment(
                    "%s-%s".formatted(name, part),
                    RolePolicyAttachmentArgs.builder()
                            .role(role.name())
                            .policyArn(policy.arn())
                            .build(),
                    Bootstrap.in(this));
        });
        registerOutputs(Map.of("roleArn", role.arn()));
    }

    Output<String> arn() {
        return role.arn();
    }

    static Policy policy(String name, Document document, ComponentResource parent) {
        return new Policy(
                name,
                PolicyArgs.builder()
                        .name(Boundaries.OURS + name)
                        .policy(document.text())
                        .build(),
                Bootstrap.in(parent));
    }
}
