package io.whereabouts.stacks;

import com.pulumi.Context;
import com.pulumi.core.Output;
import io.whereabouts.stacks.components.Analytics;
import io.whereabouts.stacks.components.AuditLog;
import io.whereabouts.stacks.components.CurrentLocations;
import io.whereabouts.stacks.components.EpcisEvents;
import io.whereabouts.stacks.components.EventSchema;
import io.whereabouts.stacks.components.EventsBus;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Generation;
import io.whereabouts.stacks.components.Generations;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.Pictures;
import io.whereabouts.stacks.components.SchemaRegistry;

/// The product's stack: what there is, in the order in which a fact passes through it.
final class Whereabouts {
    private Whereabouts() {}

    static void declare(Context context, Settings settings) {
        var deployment = Deployment.of(context, settings);
        var stack = deployment.stack();
        var options = deployment.options();

        var events = new EventsTable("events", settings.tables(), settings.restore(), stack, options);
        var locations = settings.locations()
                .map(generation -> new CurrentLocations(generation, settings.tables(), stack, options));
        var epcis = new EpcisEvents("epcis-events", settings.tables(), stack, options);
        var audit = new AuditLog("audit-log", settings.audit(), settings.auditLock(), stack, options);
        var pictures = new Pictures("pictures", settings.allowedOrigins(), stack, options);
        var analytics = new Analytics("analytics", audit, stack, options);
        var bus = new EventsBus("package-events", stack, options);
        new SchemaRegistry("event-schemas", EventSchema.all(), stack, options);

        var jwt = new Issuing(deployment).jwt();
        var api = new HttpApi(
                "api",
                new HttpApi.Args(
                        jwt,
                        settings.allowedOrigins(),
                        settings.environment().requestsPerSecond(),
                        settings.environment().burst(),
                        settings.apiDomain()),
                stack,
                options);
        new CommandSide(deployment).declare(api, events, bus, pictures);
        new QuerySide(deployment).declare(api, events, bus, locations, epcis, audit);
        new PastSide(deployment).declare(api, events, audit);
        new PictureSide(deployment).declare(api, events, pictures);
        new DriftSide(deployment).declare(events, locations, audit);
        api.open();
        new Edge(deployment).declare(api);
        stack.monitoring().drawDashboard();

        deployment.export("apiUrl", api.url());
        deployment.export("issuer", jwt.issuer());
        deployment.export("eventsTable", events.table().name());
        deployment.export("currentLocationsTable", locations.asked().table().name());
        deployment.export("epcisEventsTable", epcis.table().name());
        deployment.export("auditBucket", audit.bucket().bucket());
        deployment.export("busName", bus.name());
        deployment.export("mergedAuditBucket", audit.merged().bucket());
        deployment.export("picturesBucket", pictures.bucket().bucket());
        deployment.export("auditFolder", Output.of(audit.folders().asked().path()));
        generations(deployment, "locations", settings.locations());
        generations(deployment, "audit", settings.audit());
        deployment.export("athenaWorkgroup", analytics.workgroup());
        deployment.export("auditDatabase", analytics.database());
        deployment.export("queues", stack.queues().urls());
        deployment.export("idleCost", Output.of(deployment.idleCost().text()));
    }

    /// Which one is asked, and which one is beside it, if there is one.
    private static void generations(Deployment deployment, String readModel, Generations<Generation> generations) {
        deployment.export(readModel + "Generation", number(generations.asked()));
        generations.beside().ifPresent(beside -> deployment.export(readModel + "Beside", number(beside)));
    }

    private static Output<String> number(Generation generation) {
        return Output.of(String.valueOf(generation.number()));
    }
}
