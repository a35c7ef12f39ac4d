package io.whereabouts.stacks;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.core.Output;
import io.whereabouts.stacks.components.AuditLog;
import io.whereabouts.stacks.components.CurrentLocations;
import io.whereabouts.stacks.components.DriftCheck;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Generations;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.LambdaFunction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Whether the read models are as the events say. How many packages an hour, see decision 18.
final class DriftSide {
    private static final int ROWS = 100;

    /// After ten years a history is a few hundred requests.
    private static final int HISTORIES = 10;

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final int MEGABYTES = 1024;

    private final Deployment deployment;

    DriftSide(Deployment deployment) {
        this.deployment = deployment;
    }

    /// What is asked is checked: what is still being built may lack anything. As with the readers, grants are of each
    /// generation that there is, so that no run is refused in the middle of a switch.
    void declare(EventsTable events, Generations<CurrentLocations> locations, AuditLog audit) {
        locations(events.table(), locations.map(CurrentLocations::table));
        audit(events.table(), audit);
    }

    private void locations(Table events, Generations<Table> rows) {
        declare(
                "location-checker",
                "current locations",
                ROWS,
                "io.whereabouts.query.currentlocation.LocationChecker",
                Map.of("CURRENT_LOCATIONS_TABLE", rows.asked().name(), "EVENTS_TABLE", events.name()),
                rows.all().stream().flatMap(each -> Stream.of(Grant.reads(each), Grant.scans(each))),
                events);
    }

    private void audit(Table events, AuditLog audit) {
        var environment = new HashMap<>(audit.folders().asked().variables());
        environment.put("EVENTS_TABLE", events.name());
        declare(
                "audit-checker",
                "audit log",
                HISTORIES,
                "io.whereabouts.query.auditlog.AuditChecker",
                environment,
                QuerySide.histories(audit),
                events);
    }

    private void declare(
            String name,
            String model,
            int sample,
            String handler,
            Map<String, Output<String>> environment,
            Stream<Grant> readModel,
            Table events) {
        new DriftCheck(
                name,
                new DriftCheck.Args(
                        model,
                        sample,
                        new LambdaFunction.Args(
                                Zip.QUERY_SIDE.path(),
                                handler,
                                MEGABYTES,
                                TIMEOUT,
                                environment,
                                Stream.concat(readModel, Stream.of(Grant.queries(events), Grant.scans(events)))
                                        .toList())),
                deployment.stack(),
                deployment.options());
    }
}
