package io.whereabouts.stacks;

import static io.whereabouts.stacks.components.Scope.PACKAGES_READ;
import static io.whereabouts.stacks.components.Scope.PACKAGES_WRITE;
import static io.whereabouts.stacks.components.Scope.SCANS_WRITE;

import com.pulumi.Context;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.ProviderDefaultTagsArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import io.whereabouts.stacks.components.Analytics;
import io.whereabouts.stacks.components.AuditLog;
import io.whereabouts.stacks.components.CurrentLocations;
import io.whereabouts.stacks.components.EventPublishing;
import io.whereabouts.stacks.components.EventSchema;
import io.whereabouts.stacks.components.EventsBus;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.HealthChecks;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.Jwt;
import io.whereabouts.stacks.components.LambdaFunction;
import io.whereabouts.stacks.components.Monitoring;
import io.whereabouts.stacks.components.Pictures;
import io.whereabouts.stacks.components.Projector;
import io.whereabouts.stacks.components.QueueUrls;
import io.whereabouts.stacks.components.Route;
import io.whereabouts.stacks.components.SchemaRegistry;
import io.whereabouts.stacks.components.Stack;
import io.whereabouts.stacks.components.Tokens;
import io.whereabouts.stacks.components.Trigger;
import io.whereabouts.stacks.components.WebFront;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The product's stack: what there is, in the order in which a fact passes through it.
final class Whereabouts {
    private static final List<String> ALL_EVENTS =
            List.of("PackageRegistered", "PackageScanned", "TrackingStarted", "TrackingStopped");

    /// Short: a projector that dies in the middle of a batch delays that batch by six times as long.
    private static final Duration PROJECTION = Duration.ofSeconds(15);

    private final Context context;
    private final Settings settings;
    private final ComponentResourceOptions top;
    private final Stack stack;
    private final IdleCost idleCost = new IdleCost();

    private Whereabouts(Context context, Settings settings) {
        this.context = context;
        this.settings = settings;
        this.top = ComponentResourceOptions.builder()
                .providers(provider("aws", settings, settings.region()))
                .resourceTransformations(idleCost.counting())
                .build();
        this.stack = new Stack(
                settings.stack(),
                settings.environment().durability(),
                settings.environment().logRetentionDays(),
                settings.environment() == Environment.PRODUCTION,
                new Monitoring(
                        "monitoring",
                        new Monitoring.Args(settings.stack(), settings.region(), settings.alarmEmail()),
                        top),
                new QueueUrls());
    }

    static void declare(Context context, Settings settings) {
        new Whereabouts(context, settings).declare();
    }

    private void declare() {
        var events = new EventsTable("events", settings.tables(), settings.restore(), stack, top);
        var locations = new CurrentLocations("current-locations", settings.tables(), stack, top);
        var audit = new AuditLog("audit-log", settings.auditLock(), stack, top);
        var pictures = new Pictures("pictures", settings.allowedOrigins(), stack, top);
        var analytics = new Analytics("analytics", audit, stack, top);
        var bus = new EventsBus("package-events", stack, top);
        new SchemaRegistry("event-schemas", EventSchema.all(), stack, top);

        var jwt = jwt();
        var api = new HttpApi(
                "api",
                new HttpApi.Args(
                        jwt,
                        settings.allowedOrigins(),
                        settings.environment().requestsPerSecond(),
                        settings.environment().burst(),
                        settings.apiDomain()),
                stack,
                top);
        commands(api, events);
        publishing(events, bus);
        locations(api, bus, locations);
        audit(api, bus, audit);
        api.open();
        atTheEdge(api);
        stack.monitoring().drawDashboard();

        context.export("apiUrl", api.url());
        context.export("issuer", jwt.issuer());
        context.export("eventsTable", events.table().name());
        context.export("currentLocationsTable", locations.table().name());
        context.export("auditBucket", audit.bucket().bucket());
        context.export("busName", bus.name());
        context.export("mergedAuditBucket", audit.merged().bucket());
        context.export("picturesBucket", pictures.bucket().bucket());
        context.export("athenaWorkgroup", analytics.workgroup());
        context.export("auditDatabase", analytics.database());
        context.export("queues", stack.queues().urls());
        context.export("idleCost", Output.of(idleCost.text()));
    }

    /// The page and what watches from outside. CloudFront's certificates and firewalls, and Route 53's metrics, are in
    /// us-east-1 alone.
    private void atTheEdge(HttpApi api) {
        if (settings.web().isEmpty() && !settings.healthCheck()) {
            return;
        }
        var edge = provider("aws-us-east-1", settings, "us-east-1");
        var watched = new ArrayList<HealthChecks.Endpoint>();
        watched.add(new HealthChecks.Endpoint("api", host(api.url()), "/health", "\"status\":\"ok\""));
        settings.web().ifPresent(web -> {
            var page = new WebFront("web", new WebFront.Args(web.domain(), edge, callable(api)), stack, top);
            watched.add(new HealthChecks.Endpoint("web", page.host(), "/", "Whereabouts"));
            context.export("webUrl", page.url());
            context.export("webBucket", page.bucket().bucket());
            context.export("webDistribution", page.distributionId());
        });
        if (settings.healthCheck()) {
            new HealthChecks(
                    "health",
                    watched,
                    settings.alarmEmail(),
                    stack,
                    ComponentResourceOptions.builder()
                            .providers(edge)
                            .resourceTransformations(idleCost.counting())
                            .build());
        }
    }

    /// The API, signing in, and the links to pictures.
    private List<Output<String>> callable(HttpApi api) {
        return List.of(
                api.url(),
                Output.of(settings.issuer()
                        .map(issuer -> "https://" + issuer.url().getAuthority())
                        .orElse("https://*.auth.%s.amazoncognito.com".formatted(settings.region()))),
                Output.of("https://*.s3.%s.amazonaws.com".formatted(settings.region())));
    }

    private static Output<String> host(Output<String> url) {
        return url.applyValue(it -> it.replaceFirst("^https://", ""));
    }

    private void commands(HttpApi api, EventsTable events) {
        new LambdaFunction(
                "commands",
                new LambdaFunction.Args(
                        Zip.COMMAND_SIDE.path(),
                        "io.whereabouts.command.lambda.CommandApi",
                        1769,
                        Duration.ofSeconds(20),
                        Map.of("EVENTS_TABLE", events.table().name()),
                        List.of(Grant.appendsTo(events.table()))),
                Trigger.http(
                        api,
                        new Route("POST", "/packages", PACKAGES_WRITE).upTo(50),
                        new Route("PUT", "/packages/{id}/tracking", PACKAGES_WRITE).upTo(50),
                        new Route("POST", "/scans", SCANS_WRITE)),
                stack,
                top);
    }

    private void publishing(EventsTable events, EventsBus bus) {
        new EventPublishing(
                "event-publishing",
                new EventPublishing.Args(
                        events,
                        bus,
                        new LambdaFunction.Args(
                                Zip.COMMAND_SIDE.path(),
                                "io.whereabouts.command.publishing.Enrichment",
                                1024,
                                Duration.ofSeconds(30),
                                Map.of(),
                                List.of()),
                        settings.environment().publishingParallelism()),
                stack,
                top);
    }

    private void locations(HttpApi api, EventsBus bus, CurrentLocations locations) {
        var table = locations.table();
        new Projector(
                "location-projector",
                new Projector.Args(
                        bus,
                        ALL_EVENTS,
                        new Trigger.Batching(
                                100,
                                Duration.ofSeconds(1),
                                settings.environment().projectorConcurrency()),
                        new LambdaFunction.Args(
                                Zip.QUERY_SIDE.path(),
                                "io.whereabouts.query.currentlocation.LocationProjector",
                                1024,
                                PROJECTION,
                                Map.of("CURRENT_LOCATIONS_TABLE", table.name()),
                                List.of(Grant.reads(table), Grant.writes(table)))),
                stack,
                top);
        new LambdaFunction(
                "location-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.currentlocation.LocationApi",
                        1769,
                        Duration.ofSeconds(20),
                        Map.of("CURRENT_LOCATIONS_TABLE", table.name()),
                        List.of(
                                Grant.reads(table),
                                Grant.readsMany(table),
                                Grant.queries(table, CurrentLocations.BY_PLACE))),
                Trigger.http(
                        api,
                        new Route("GET", "/packages", PACKAGES_READ).upTo(20),
                        new Route("GET", "/packages/{id}", PACKAGES_READ),
                        Route.open("GET", "/health").upTo(1)),
                stack,
                top);
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
                                settings.environment().auditWindow(),
                                settings.environment().projectorConcurrency()),
                        new LambdaFunction.Args(
                                Zip.QUERY_SIDE.path(),
                                "io.whereabouts.query.auditlog.AuditProjector",
                                1024,
                                PROJECTION,
                                Map.of("AUDIT_BUCKET", bucket.bucket()),
                                List.of(Grant.puts(bucket, AuditLog.LOG)))),
                stack,
                top);
        new LambdaFunction(
                "audit-reader",
                new LambdaFunction.Args(
                        Zip.QUERY_SIDE.path(),
                        "io.whereabouts.query.auditlog.AuditApi",
                        1769,
                        Duration.ofSeconds(20),
                        Map.of("AUDIT_BUCKET", bucket.bucket()),
                        List.of(Grant.readsFrom(bucket, AuditLog.LOG))),
                Trigger.http(api, new Route("GET", "/packages/{id}/history", PACKAGES_READ).upTo(20)),
                stack,
                top);
    }

    private Jwt jwt() {
        return settings.issuer()
                .map(issuer ->
                        new Jwt(Output.of(issuer.url().toString()), Output.of(issuer.audience()), issuer.scopePrefix()))
                .orElseGet(this::ownTokens);
    }

    private Jwt ownTokens() {
        var tokens = new Tokens(
                "tokens",
                new Tokens.Args(
                        new LambdaFunction.Args(
                                Zip.IDENTITY.path(),
                                "io.whereabouts.identity.GroupsToScopes",
                                512,
                                Duration.ofSeconds(5),
                                Map.of(),
                                List.of()),
                        settings.allowedOrigins()),
                stack,
                top);
        context.export("machineClientId", tokens.machineClientId());
        context.export("scannerClientId", tokens.scannerClientId());
        tokens.peopleClientId().ifPresent(client -> context.export("peopleClientId", client));
        context.export(
                "tokenUrl",
                Output.format("https://%s.auth.%s.amazoncognito.com/oauth2/token", tokens.domain(), settings.region()));
        return tokens.jwt();
    }

    private static Provider provider(String name, Settings settings, String region) {
        var provider = ProviderArgs.builder()
                .region(region)
                .defaultTags(ProviderDefaultTagsArgs.builder()
                        .tags(Map.of("application", "whereabouts", "stack", settings.stack()))
                        .build());
        settings.accountId().ifPresent(account -> provider.allowedAccountIds(List.of(account)));
        return new Provider(name, provider.build(), CustomResourceOptions.Empty);
    }
}
