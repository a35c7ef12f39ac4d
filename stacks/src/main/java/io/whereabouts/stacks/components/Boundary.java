package io.whereabouts.stacks.components;

import com.pulumi.core.Output;

/// What no role of a stack can exceed, whatever its own policy says: a managed policy that the account's bootstrap
/// program makes. Whoever deploys may create roles that have it, and no others.
public final class Boundary {
    public static final String NAME = "whereabouts-bootstrap-workload-boundary";

    private Boundary() {}

    static Output<String> arn(Output<String> account) {
        return Output.format("arn:aws:iam::%s:policy/%s", account, NAME);
    }
}
