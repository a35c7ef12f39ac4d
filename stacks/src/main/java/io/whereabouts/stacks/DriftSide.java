package io.whereabouts.stacks;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.core.Output;
import io.whereabouts.stacks.components.AuditFolder;
import io.whereabouts.stacks.components.CurrentLocations;
import io.whereabouts.stacks.components.DriftCheck;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.LambdaFunction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /// @param locations that are asked, as is the audit log: what is still being built may lack anything
    void declare(EventsTable events, CurrentLocations locations, AuditFolder audit) {
        locations(events.table(), locations.table());
        audit(events.table(), audit);
    }

    private void locations(Table events, Table rows) {
        declare(
                "location-checker",
                "current locations",
                ROWS,
                "io.whereabouts.query.currentlocation.LocationChecker",
                Map.of("CURRENT_LOCATIONS_TABLE", rows.name(), "EVENTS_TABLE", events.name()),
                List.of(Grant.reads(rows), Grant.scans(rows), Grant.queries(events), Grant.scans(events)));
    }

    private void audit(Table events, AuditFolder folder) {
        var environment = new HashMap<>(folder.variables());
        environment.put("EVENTS_TABLE", events.name());
        declare(
                "audit-checker",
                "audit log",
                HISTORIES,
                "io.whereabouts.query.auditlog.AuditChecker",
                environment,
                List.of(
                        folder.readsLog(),
                        Grant.readsAll(folder.audit().merged()),
                        Grant.queries(events),
                        Grant.scans(events)));
    }

    private void declare(
            String name,
            String model,
            int sample,
            String handler,
            Map<String, Output<String>> environment,
            List<Grant> grants) {
        new DriftCheck(
                name,
                new DriftCheck.Args(
                        model,
                        sample,
                        new LambdaFunction.Args(
                                Zip.QUERY_SIDE.path(), handler, MEGABYTES, TIMEOUT, environment, grants)),
                deployment.stack(),
                deployment.options());
    }
}
