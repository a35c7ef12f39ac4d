package io.whereabouts.stacks.bootstrap;

/// Which stacks somebody may deploy, and where.
///
/// @param stack name as policies write it: `prod`, `pr-*`, or with a variable of IAM
record Scope(String account, String region, String stack) {
    /// Everything of every stack has this in its name: `<stack>-whereabouts-<thing>`.
    static final String ANY_STACK = "*";

    /// Whoever carries the tag `developer`, as a session of IAM Identity Center or as a user, owns the stack of that
    /// name; whoever carries none owns none.
    static final String OWN = "dev-${aws:PrincipalTag/developer}";

    /// @param template with `{account}`, `{region}`, `{stack}`, and `{name}` for each physical name of the stack
    ///         (`{name_}` where there are underscores for hyphens)
    String fill(String template) {
        return template.replace("{name}", "{stack}-whereabouts-*")
                // Athena wants no hyphens in the names of databases.
                .replace("{name_}", stack.replace('-', '_') + "_whereabouts_*")
                .replace("{account}", account)
                .replace("{region}", region)
                .replace("{stack}", stack);
    }
}
