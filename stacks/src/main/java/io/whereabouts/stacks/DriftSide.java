package io.whereabouts.stacks;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.core.Output;
import io.whereabouts.stacks.components.AuditLog;
import io.whereabouts.stacks.components.CurrentLocations;
import io.whereabouts.stacks.components.DriftCheck;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.LambdaFunction;
import java.time.Duration;
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

    void declare(EventsTable events, CurrentLocations locations, AuditLog audit) {
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

    private void audit(Table events, AuditLog audit) {
        declare(
                "audit-checker",
                "audit log",
                HISTORIES,
                "io.whereabouts.query.auditlog.AuditChecker",
                Map.of(
                        "AUDIT_BUCKET", audit.bucket().bucket(),
                        "MERGED_BUCKET", audit.merged().bucket(),
                        "EVENTS_TABLE", events.name()),
                List.of(
                        Grant.readsFrom(audit.bucket(), AuditLog.LOG),
                        Grant.readsAll(audit.merged()),
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
