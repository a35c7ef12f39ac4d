package io.whereabouts.stacks;

import static io.whereabouts.stacks.components.Scope.PACKAGES_READ;

import io.whereabouts.stacks.components.AuditLog;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.LambdaFunction;
import io.whereabouts.stacks.components.Route;
import io.whereabouts.stacks.components.Trigger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What tells of the past. It is folded from the log: no read model keeps it. Sheets, hour by hour, say whose histories
/// are worth reading.
final class PastSide {
    private final Deployment deployment;

    PastSide(Deployment deployment) {
        this.deployment = deployment;
    }

    void declare(HttpApi api, EventsTable events, AuditLog audit) {
        reader(api, events, audit);
        writer(audit);
    }

    /// The gateway knows routes and no parameters, and the reader of current locations is not to depend on the log: so
    /// it has paths of its own. Two processors: what was in a volume is told by a hundred histories at once.
    private void reader(HttpApi api, EventsTable events, AuditLog audit) {
        var environment = new HashMap<>(QuerySide.buckets(audit));
        environment.put("EVENTS_TABLE", events.table().name());
        new LambdaFunction(
                "asof-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.asof.AsOfApi",
                        3538,
                        Duration.ofSeconds(20),
                        environment,
                        List.of(
                                Grant.readsFrom(audit.bucket(), AuditLog.LOG),
                                Grant.readsAll(audit.merged()),
                                Grant.queries(events.table()))),
                Trigger.http(
                        api,
                        new Route("GET", "/packages/{id}/location", PACKAGES_READ).upTo(20),
                        new Route("GET", "/locations", PACKAGES_READ).upTo(20)),
                deployment.stack(),
                deployment.options());
    }

    /// Three gigabytes hold what is said in an hour of 2,000 scans a second, and what stands of five million packages.
    private void writer(AuditLog audit) {
        new LambdaFunction(
                "presence-writer",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.presence.PresenceWriter",
                        3072,
                        Duration.ofMinutes(15),
                        QuerySide.buckets(audit),
                        List.of(
                                Grant.readsFrom(audit.bucket(), AuditLog.LOG),
                                Grant.readsAll(audit.merged()),
                                Grant.puts(audit.merged(), AuditLog.PRESENCE))),
                Trigger.clock(new Trigger.Run("hours", Duration.ofHours(1), Map.of())),
                deployment.stack(),
                deployment.options());
    }
}
