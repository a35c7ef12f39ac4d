package io.whereabouts.stacks;

import static io.whereabouts.stacks.components.Scope.PACKAGES_READ;

import io.whereabouts.stacks.components.AuditLog;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.LambdaFunction;
import io.whereabouts.stacks.components.Route;
import io.whereabouts.stacks.components.Trigger;
import java.time.Duration;

/// What tells of the past. It is folded from the log: no read model keeps it.
final class PastSide {
    private final Deployment deployment;

    PastSide(Deployment deployment) {
        this.deployment = deployment;
    }

    /// The gateway knows routes and no parameters, and the reader of current locations is not to depend on the log: so
    /// it has a path of its own.
    void declare(HttpApi api, AuditLog audit) {
        new LambdaFunction(
                "asof-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.asof.AsOfApi",
                        1769,
                        Duration.ofSeconds(20),
                        audit.folders().asked().variables(),
                        QuerySide.histories(audit).toList()),
                Trigger.http(api, new Route("GET", "/packages/{id}/location", PACKAGES_READ).upTo(20)),
                deployment.stack(),
                deployment.options());
    }
}
