package io.whereabouts.stacks;

import static io.whereabouts.stacks.components.Scope.PACKAGES_READ;

import io.whereabouts.stacks.components.AuditFolder;
import io.whereabouts.stacks.components.AuditLog;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.LambdaFunction;
import io.whereabouts.stacks.components.Route;
import io.whereabouts.stacks.components.SheetWatch;
import io.whereabouts.stacks.components.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What tells of the past. It is folded from the log: no read model keeps it. Sheets, hour by hour, say whose histories
/// are worth reading.
final class PastSide {
    private static final Duration HOURLY = Duration.ofHours(1);

    private final Deployment deployment;

    PastSide(Deployment deployment) {
        this.deployment = deployment;
    }

    void declare(HttpApi api, EventsTable events, AuditLog audit) {
        reader(api, events, audit);
        audit.folders().all().forEach(this::writer);
    }

    /// The gateway knows routes and no parameters, and the reader of current locations is not to depend on the log: so
    /// it has paths of its own. Two processors: what was in a volume is told by a hundred histories at once.
    private void reader(HttpApi api, EventsTable events, AuditLog audit) {
        new LambdaFunction(
                "asof-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.asof.AsOfApi",
                        3538,
                        Duration.ofSeconds(20),
                        QuerySide.with(
                                "EVENTS_TABLE",
                                events.table().name(),
                                audit.folders().asked().variables()),
                        Stream.concat(QuerySide.histories(audit), Stream.of(Grant.queries(events.table())))
                                .toList()),
                Trigger.http(
                        api,
                        new Route("GET", "/packages/{id}/location", PACKAGES_READ).upTo(20),
                        new Route("GET", "/locations", PACKAGES_READ).upTo(20)),
                deployment.stack(),
                deployment.options());
    }

    /// Three gigabytes hold what stands of five million packages.
    private void writer(AuditFolder folder) {
        var name = folder.generation().of("presence-writer");
        var writer = new LambdaFunction(
                name,
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.presence.PresenceWriter",
                        3072,
                        Duration.ofMinutes(15),
                        folder.variables(),
                        List.of(folder.readsLog(), Grant.readsAll(folder.audit().merged()), folder.writesSheets())),
                Trigger.clock(new Trigger.Run("hours", HOURLY, Map.of())),
                deployment.stack(),
                deployment.options());
        SheetWatch.over(writer, name, HOURLY, deployment.stack());
    }
}
