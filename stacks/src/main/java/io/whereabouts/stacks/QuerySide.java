package io.whereabouts.stacks;

import static io.whereabouts.stacks.components.Scope.PACKAGES_READ;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.core.Output;
import io.whereabouts.stacks.components.AuditFolder;
import io.whereabouts.stacks.components.AuditLog;
import io.whereabouts.stacks.components.CurrentLocations;
import io.whereabouts.stacks.components.EpcisEvents;
import io.whereabouts.stacks.components.EventsBus;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Generations;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.LambdaFunction;
import io.whereabouts.stacks.components.MergeWatch;
import io.whereabouts.stacks.components.Projector;
import io.whereabouts.stacks.components.Route;
import io.whereabouts.stacks.components.Trigger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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

    /// Of the log. Until the next a history reads what has come since.
    private static final Duration MERGES = Duration.ofMinutes(10);

    private final Deployment deployment;

    QuerySide(Deployment deployment) {
        this.deployment = deployment;
    }

    void declare(
            HttpApi api,
            EventsTable events,
            EventsBus bus,
            Generations<CurrentLocations> locations,
            EpcisEvents epcis,
            AuditLog audit) {
        locations(api, events, bus, locations);
        epcis(api, bus, epcis, audit);
        audit(api, bus, audit);
    }

    private void locations(HttpApi api, EventsTable events, EventsBus bus, Generations<CurrentLocations> locations) {
        locations.all().forEach(each -> projected(events, bus, each));
        var asked = locations.asked().table();
        new LambdaFunction(
                "location-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.currentlocation.LocationApi",
                        1769,
                        Duration.ofSeconds(20),
                        Map.of(
                                "CURRENT_LOCATIONS_TABLE", asked.name(),
                                "EVENTS_TABLE", events.table().name(),
                                "ISSUER", api.issuer()),
                        Stream.concat(
                                        locations.all().stream()
                                                .map(CurrentLocations::table)
                                                .flatMap(QuerySide::found),
                                        Stream.of(Grant.queries(events.table())))
                                .toList()),
                Trigger.http(
                        api,
                        new Route("GET", "/packages", PACKAGES_READ).upTo(20),
                        new Route("POST", "/packages/search", PACKAGES_READ).upTo(20),
                        new Route("GET", "/packages/{id}", PACKAGES_READ),
                        new Route("GET", "/packages/{id}/contents", PACKAGES_READ).upTo(20),
                        new Route("GET", "/scanners/{scanner}/sessions/{session}/discrepancies", PACKAGES_READ)
                                .upTo(20),
                        Route.open("GET", "/health").upTo(1),
                        Route.open("GET", "/openapi.json").upTo(1)),
                deployment.stack(),
                deployment.options());
    }

    /// Of each generation that there is: a switch to another changes what is asked, and not what is allowed, which IAM
    /// would take its time for.
    private static Stream<Grant> found(Table locations) {
        return Stream.of(
                Grant.reads(locations),
                Grant.readsMany(locations),
                Grant.queries(locations, CurrentLocations.BY_PLACE),
                Grant.queries(locations, CurrentLocations.BY_REGION),
                Grant.scans(locations, CurrentLocations.BY_REGION),
                Grant.queries(locations, CurrentLocations.BY_CONTAINER),
                Grant.queries(locations, CurrentLocations.BY_CLIENT),
                Grant.queries(locations, CurrentLocations.BY_REFERENCE));
    }

    private void projected(EventsTable events, EventsBus bus, CurrentLocations locations) {
        var table = locations.table();
        new Projector(
                locations.generation().of("location-projector"),
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
                                        "CURRENT_LOCATIONS_TABLE",
                                        table.name(),
                                        "EVENTS_TABLE",
                                        events.table().name(),
                                        "CONTAINERS_MARKED",
                                        Output.of(Boolean.toString(locations.isMarked()))),
                                List.of(Grant.reads(table), Grant.writes(table), Grant.queries(events.table())))),
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
                        with(
                                "EPCIS_EVENTS_TABLE",
                                table.name(),
                                audit.folders().asked().variables()),
                        Stream.concat(Stream.of(Grant.reads(table), Grant.queries(table)), histories(audit))
                                .toList()),
                Trigger.http(
                        api,
                        new Route("GET", "/epcis/events", PACKAGES_READ).upTo(20),
                        new Route("GET", "/epcis/events/{event}", PACKAGES_READ).upTo(20)),
                deployment.stack(),
                deployment.options());
    }

    private void audit(HttpApi api, EventsBus bus, AuditLog audit) {
        audit.folders().all().forEach(folder -> {
            logged(bus, folder);
            merged(folder);
        });
        new LambdaFunction(
                "audit-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.auditlog.AuditApi",
                        1769,
                        Duration.ofSeconds(20),
                        audit.folders().asked().variables(),
                        histories(audit).toList()),
                Trigger.http(api, new Route("GET", "/packages/{id}/history", PACKAGES_READ).upTo(20)),
                deployment.stack(),
                deployment.options());
    }

    /// As with the current locations: of each generation that there is.
    static Stream<Grant> histories(AuditLog audit) {
        return Stream.concat(
                audit.folders().all().stream().map(AuditFolder::readsLog), Stream.of(Grant.readsAll(audit.merged())));
    }

    private void logged(EventsBus bus, AuditFolder folder) {
        new Projector(
                folder.generation().of("audit-projector"),
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
                                folder.logVariables(),
                                List.of(folder.adds()))),
                deployment.stack(),
                deployment.options());
    }

    /// At 2,000 scans a second a day takes three of its runs, and a month those of four days.
    private void merged(AuditFolder folder) {
        var name = folder.generation().of("audit-merger");
        var merger = new LambdaFunction(
                name,
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.auditlog.AuditMerger",
                        2048,
                        Duration.ofMinutes(15),
                        folder.variables(),
                        List.of(
                                folder.readsLog(),
                                Grant.readsAll(folder.audit().merged()),
                                folder.merges(),
                                folder.sweeps())),
                Trigger.clock(run("log", MERGES), run("days", Duration.ofHours(1)), run("months", Duration.ofHours(1))),
                deployment.stack(),
                deployment.options());
        MergeWatch.over(merger, name, MERGES, deployment.stack());
    }

    private static Trigger.Run run(String work, Duration every) {
        return new Trigger.Run(work, every, Map.of("work", work.toUpperCase(Locale.ROOT)));
    }

    static Map<String, Output<String>> with(String name, Output<String> value, Map<String, Output<String>> others) {
        var variables = new HashMap<>(others);
        variables.put(name, value);
        return variables;
    }
}
