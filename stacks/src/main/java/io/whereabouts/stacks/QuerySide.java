package io.whereabouts.stacks;

import static io.whereabouts.stacks.components.Scope.PACKAGES_READ;

import com.pulumi.core.Output;
import io.whereabouts.stacks.components.AuditLog;
import io.whereabouts.stacks.components.CurrentLocations;
import io.whereabouts.stacks.components.EpcisEvents;
import io.whereabouts.stacks.components.EventsBus;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.LambdaFunction;
import io.whereabouts.stacks.components.Projector;
import io.whereabouts.stacks.components.Route;
import io.whereabouts.stacks.components.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Each read model: what keeps it, and what asks it.
final class QuerySide {
    private static final List<String> ALL_EVENTS = List.of(
            "EpcisCaptureFinished",
            "EpcisEventCaptured",
            "Packed",
            "PackageClosed",
            "PackageDelivered",
            "PackageDescribed",
            "PackageFound",
            "PackageLost",
            "PackageRegistered",
            "PackageScanned",
            "PackingRetracted",
            "PictureAdded",
            "ReadPointDefined",
            "ScanRetracted",
            "ScannerRegistered",
            "ScannerRevoked",
            "TrackingStarted",
            "TrackingStopped",
            "Unpacked");

    /// Short: a projector that dies in the middle of a batch delays that batch by six times as long.
    private static final Duration PROJECTION = Duration.ofSeconds(15);

    /// Most of an event's time goes into the entries for each of its EPCs, thousands of them.
    private static final Duration INDEXING = Duration.ofSeconds(60);

    private final Deployment deployment;

    QuerySide(Deployment deployment) {
        this.deployment = deployment;
    }

    void declare(
            HttpApi api,
            EventsTable events,
            EventsBus bus,
            CurrentLocations locations,
            EpcisEvents epcis,
            AuditLog audit) {
        locations(api, events, bus, locations);
        epcis(api, bus, epcis, audit);
        audit(api, bus, audit);
    }

    private void locations(HttpApi api, EventsTable events, EventsBus bus, CurrentLocations locations) {
        var table = locations.table();
        new Projector(
                "location-projector",
                new Projector.Args(
                        bus,
                        ALL_EVENTS,
                        new Trigger.Batching(
                                100,
                                Duration.ofSeconds(1),
                                deployment.settings().environment().projectorConcurrency()),
                        new LambdaFunction.Args(
                                Zip.QUERY_SIDE.path(),
                                "io.whereabouts.query.currentlocation.LocationProjector",
                                1024,
                                PROJECTION,
                                Map.of(
                                        "CURRENT_LOCATIONS_TABLE", table.name(),
                                        "EVENTS_TABLE", events.table().name()),
                                List.of(Grant.reads(table), Grant.writes(table), Grant.queries(events.table())))),
                deployment.stack(),
                deployment.options());
        new LambdaFunction(
                "location-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.currentlocation.LocationApi",
                        1769,
                        Duration.ofSeconds(20),
                        Map.of(
                                "CURRENT_LOCATIONS_TABLE", table.name(),
                                "EVENTS_TABLE", events.table().name(),
                                "ISSUER", api.issuer()),
                        List.of(
                                Grant.reads(table),
                                Grant.readsMany(table),
                                Grant.queries(table, CurrentLocations.BY_PLACE),
                                Grant.queries(table, CurrentLocations.BY_REGION),
                                Grant.scans(table, CurrentLocations.BY_REGION),
                                Grant.queries(table, CurrentLocations.BY_CONTAINER),
                                Grant.queries(table, CurrentLocations.BY_CLIENT),
                                Grant.queries(table, CurrentLocations.BY_REFERENCE),
                                Grant.queries(events.table()))),
                Trigger.http(
                        api,
                        new Route("GET", "/packages", PACKAGES_READ).upTo(20),
                        new Route("POST", "/packages/search", PACKAGES_READ).upTo(20),
                        new Route("GET", "/packages/{id}", PACKAGES_READ),
                        new Route("GET", "/packages/{id}/contents", PACKAGES_READ).upTo(20),
                        Route.open("GET", "/health").upTo(1),
                        Route.open("GET", "/openapi.json").upTo(1)),
                deployment.stack(),
                deployment.options());
    }

    /// Our own events are read from the log when somebody asks for those of a package: an entry for each scan would
    /// cost more than the scan.
    private void epcis(HttpApi api, EventsBus bus, EpcisEvents epcis, AuditLog audit) {
        var table = epcis.table();
        new Projector(
                "epcis-projector",
                new Projector.Args(
                        bus,
                        List.of("EpcisEventCaptured"),
                        new Trigger.Batching(
                                10,
                                Duration.ZERO,
                                deployment.settings().environment().projectorConcurrency()),
                        new LambdaFunction.Args(
                                Zip.QUERY_SIDE.path(),
                                "io.whereabouts.query.epcis.EpcisProjector",
                                1024,
                                INDEXING,
                                Map.of("EPCIS_EVENTS_TABLE", table.name()),
                                List.of(Grant.writes(table)))),
                deployment.stack(),
                deployment.options());
        new LambdaFunction(
                "epcis-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.epcis.EpcisApi",
                        1769,
                        Duration.ofSeconds(20),
                        Map.of(
                                "EPCIS_EVENTS_TABLE",
                                table.name(),
                                "AUDIT_BUCKET",
                                audit.bucket().bucket(),
                                "MERGED_BUCKET",
                                audit.merged().bucket()),
                        List.of(
                                Grant.reads(table),
                                Grant.queries(table),
                                Grant.readsFrom(audit.bucket(), AuditLog.LOG),
                                Grant.readsAll(audit.merged()))),
                Trigger.http(
                        api,
                        new Route("GET", "/epcis/events", PACKAGES_READ).upTo(20),
                        new Route("GET", "/epcis/events/{event}", PACKAGES_READ).upTo(20)),
                deployment.stack(),
                deployment.options());
    }

    private void audit(HttpApi api, EventsBus bus, AuditLog audit) {
        var bucket = audit.bucket();
        new Projector(
                "audit-projector",
                new Projector.Args(
                        bus,
                        ALL_EVENTS,
                        new Trigger.Batching(
                                3_000,
                                deployment.settings().environment().auditWindow(),
                                deployment.settings().environment().projectorConcurrency()),
                        new LambdaFunction.Args(
                                Zip.QUERY_SIDE.path(),
                                "io.whereabouts.query.auditlog.AuditProjector",
                                1024,
                                PROJECTION,
                                Map.of("AUDIT_BUCKET", bucket.bucket()),
                                List.of(Grant.puts(bucket, AuditLog.LOG)))),
                deployment.stack(),
                deployment.options());
        new LambdaFunction(
                "audit-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.auditlog.AuditApi",
                        1769,
                        Duration.ofSeconds(20),
                        buckets(audit),
                        List.of(Grant.readsFrom(bucket, AuditLog.LOG), Grant.readsAll(audit.merged()))),
                Trigger.http(api, new Route("GET", "/packages/{id}/history", PACKAGES_READ).upTo(20)),
                deployment.stack(),
                deployment.options());
        merging(audit);
    }

    /// At 2,000 scans a second a day takes three of its runs, and a month those of four days.
    private void merging(AuditLog audit) {
        new LambdaFunction(
                "audit-merger",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.auditlog.AuditMerger",
                        2048,
                        Duration.ofMinutes(15),
                        buckets(audit),
                        List.of(
                                Grant.readsFrom(audit.bucket(), AuditLog.LOG),
                                Grant.readsAll(audit.merged()),
                                Grant.puts(audit.merged(), ""),
                                Grant.deletes(audit.merged(), AuditLog.MERGED))),
                Trigger.clock(
                        run("log", Duration.ofMinutes(10)),
                        run("days", Duration.ofHours(1)),
                        run("months", Duration.ofHours(1))),
                deployment.stack(),
                deployment.options());
    }

    private static Trigger.Run run(String work, Duration every) {
        return new Trigger.Run(work, every, Map.of("work", work.toUpperCase(Locale.ROOT)));
    }

    private static Map<String, Output<String>> buckets(AuditLog audit) {
        return Map.of(
                "AUDIT_BUCKET",
                audit.bucket().bucket(),
                "MERGED_BUCKET",
                audit.merged().bucket());
    }
}
