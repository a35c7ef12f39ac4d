package io.whereabouts.stacks;

import static io.whereabouts.stacks.components.Scope.CORRECTIONS_WRITE;
import static io.whereabouts.stacks.components.Scope.PACKAGES_READ;
import static io.whereabouts.stacks.components.Scope.PACKAGES_WRITE;
import static io.whereabouts.stacks.components.Scope.SCANS_WRITE;

import com.pulumi.core.Output;
import io.whereabouts.stacks.components.EventPublishing;
import io.whereabouts.stacks.components.EventsBus;
import io.whereabouts.stacks.components.EventsTable;
import io.whereabouts.stacks.components.Grant;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.LambdaFunction;
import io.whereabouts.stacks.components.Pictures;
import io.whereabouts.stacks.components.Route;
import io.whereabouts.stacks.components.Trigger;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What records events, and what publishes them.
final class CommandSide {
    private final Deployment deployment;

    CommandSide(Deployment deployment) {
        this.deployment = deployment;
    }

    void declare(HttpApi api, EventsTable events, EventsBus bus, Pictures pictures) {
        commands(api, events, pictures);
        publishing(events, bus);
    }

    private void commands(HttpApi api, EventsTable events, Pictures pictures) {
        new LambdaFunction(
                "commands",
                new LambdaFunction.Args(
                        Zip.COMMAND_SIDE.path(),
                        "io.whereabouts.command.lambda.CommandApi",
                        1769,
                        Duration.ofSeconds(20),
                        environment(events, pictures),
                        // Its links for uploads can do what its role can.
                        List.of(Grant.appendsTo(events.table()), Grant.puts(pictures.bucket(), Pictures.PENDING))),
                Trigger.http(
                        api,
                        new Route("POST", "/packages", PACKAGES_WRITE).upTo(50),
                        new Route("PUT", "/packages/{id}", PACKAGES_WRITE).upTo(50),
                        new Route("PUT", "/packages/{id}/tracking", PACKAGES_WRITE).upTo(50),
                        new Route("PUT", "/packages/{id}/status", PACKAGES_WRITE).upTo(50),
                        new Route("POST", "/packages/{id}/contents", PACKAGES_WRITE).upTo(20),
                        new Route("DELETE", "/packages/{id}/contents/{child}", PACKAGES_WRITE).upTo(50),
                        new Route("POST", "/packages/{id}/pictures", PACKAGES_WRITE).upTo(20),
                        new Route("POST", "/corrections", CORRECTIONS_WRITE).upTo(20),
                        new Route("POST", "/scans", SCANS_WRITE),
                        new Route("PUT", "/read-points/{sgln}", PACKAGES_WRITE).upTo(20),
                        new Route("GET", "/read-points/{sgln}", PACKAGES_READ).upTo(20),
                        new Route("PUT", "/scanners/{scanner}", PACKAGES_WRITE).upTo(20),
                        new Route("DELETE", "/scanners/{scanner}", PACKAGES_WRITE).upTo(20),
                        new Route("GET", "/scanners/{scanner}", PACKAGES_READ).upTo(20),
                        new Route("POST", "/epcis/capture", PACKAGES_WRITE).upTo(5),
                        new Route("GET", "/epcis/capture/{job}", PACKAGES_WRITE).upTo(20)),
                deployment.stack(),
                deployment.options());
    }

    private Map<String, Output<String>> environment(EventsTable events, Pictures pictures) {
        var environment = new HashMap<String, Output<String>>();
        environment.put("EVENTS_TABLE", events.table().name());
        environment.put("PICTURES_BUCKET", pictures.bucket().bucket());
        deployment.settings().companyPrefix().ifPresent(prefix -> environment.put("COMPANY_PREFIX", Output.of(prefix)));
        return environment;
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
                        deployment.settings().environment().publishingParallelism()),
                deployment.stack(),
                deployment.options());
    }
}
