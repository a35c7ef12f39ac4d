package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.iam.Policy;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What each developer may do in the test account: everything with the stack of their own, by the tag `developer` that
/// they carry. As managed policies, for a permission set of IAM Identity Center or a group.
final class Developers extends ComponentResource {
    private final Output<List<String>> arns;

    Developers(String name, Grants grants, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:Developers", name, options);
        var made = new ArrayList<Output<String>>();
        grants.documents()
                .forEach((part, document) ->
                        made.add(policy("%s-%s".formatted(name, part), document).arn()));
        arns = Output.all(made);
        registerOutputs(Map.of("policyArns", arns));
    }

    Output<List<String>> arns() {
        return arns;
    }

    private Policy policy(String name, Document document) {
        return DeploymentRole.policy(name, document, this);
    }
}
