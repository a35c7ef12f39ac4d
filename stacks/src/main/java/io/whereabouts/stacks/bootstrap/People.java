package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.iam.Policy;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What people may do, as managed policies for a permission set of IAM Identity Center or a group. Developers in the
/// test account: everything with the stack of their own, by the tag `developer` that they carry. Operators and
/// analysts: what their commands call.
final class People extends ComponentResource {
    private final Output<List<String>> arns;

    People(String name, Grants grants, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:People", name, options);
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
