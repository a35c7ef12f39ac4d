package io.whereabouts.local.iam;

import io.whereabouts.local.iam.Decision.Allowed;
import io.whereabouts.local.iam.Decision.Denied;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All policies of a program, and IAM's way to decide by them within one account: what one statement denies is
/// denied; else what a statement of the role or of the resource allows is allowed.
///
/// @param identities statements by role's name
/// @param resources statements by ARN of the bucket, queue, function or role that has them
record Policies(Map<String, List<Statement>> identities, Map<String, List<Statement>> resources, String account) {

    /// An explicit denial, or a grant that allows it, or nothing.
    private record Verdict(Optional<String> denial, Optional<Grant> grant) {}

    Decision decide(Caller caller, Access access) {
        var context = context(caller, access);
        var identity = verdict(
                caller instanceof Caller.Role role ? role.name() : "",
                caller instanceof Caller.Role role ? identities.getOrDefault(role.name(), List.of()) : List.of(),
                caller,
                access,
                context,
                "an identity-based policy");
        var holder = holder(access.resource());
        var resource = verdict(
                holder, resources.getOrDefault(holder, List.of()), caller, access, context, "a resource-based policy");
        var denial = identity.denial().or(resource::denial);
        if (denial.isPresent()) {
            return new Denied(message(caller, access, denial.get()));
        }
        return identity.grant()
                .or(resource::grant)
                .<Decision>map(Allowed::new)
                .orElseGet(() -> new Denied(message(
                        caller,
                        access,
                        "because no %s policy allows the %s action"
                                .formatted(
                                        caller instanceof Caller.Role ? "identity-based" : "resource-based",
                                        access.action()))));
    }

    private Map<String, String> context(Caller caller, Access access) {
        var context = new HashMap<>(access.context());
        // What stays on this machine is as good as TLS.
        context.put(Condition.SECURE_TRANSPORT, "true");
        if (caller instanceof Caller.Service service) {
            context.put(Condition.SOURCE_ARN, service.sourceArn());
            context.put(Condition.SOURCE_ACCOUNT, account);
        }
        return context;
    }

    private static Verdict verdict(
            String holder,
            List<Statement> statements,
            Caller caller,
            Access access,
            Map<String, String> context,
            String kind) {
        var denial = Optional.<String>empty();
        var grant = Optional.<Grant>empty();
        for (var statement : statements) {
            var match = statement.match(caller, access, context);
            if (match.isPresent() && !statement.allows()) {
                denial = Optional.of("with an explicit deny in " + kind);
            } else if (grant.isEmpty()) {
                grant = match.map(it -> new Grant(holder, it.action(), it.resource(), statement.onlyIf()));
            }
        }
        return new Verdict(denial, grant);
    }

    private static String message(Caller caller, Access access, String because) {
        return "User: %s is not authorized to perform: %s on resource: %s %s"
                .formatted(caller.text(), access.action(), access.resource(), because);
    }

    /// An object's policy is its bucket's.
    private static String holder(String resource) {
        return resource.startsWith("arn:aws:s3:::") ? resource.replaceFirst("/.*", "") : resource;
    }

    List<Grant> declared() {
        var grants = new ArrayList<Grant>();
        List.of(identities, resources)
                .forEach(all -> all.forEach((holder, statements) -> statements.stream()
                        .filter(Statement::allows)
                        .forEach(statement -> grants.addAll(grants(holder, statement)))));
        return List.copyOf(grants);
    }

    private static Collection<Grant> grants(String holder, Statement statement) {
        return statement.actions().stream()
                .flatMap(action -> statement.resources().stream()
                        .map(resource -> new Grant(holder, action, resource, statement.onlyIf())))
                .toList();
    }
}
