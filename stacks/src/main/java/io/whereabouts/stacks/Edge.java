package io.whereabouts.stacks;

import com.pulumi.core.Output;
import io.whereabouts.stacks.components.HealthChecks;
import io.whereabouts.stacks.components.HttpApi;
import io.whereabouts.stacks.components.WebFront;
import java.util.ArrayList;
import java.util.List;

/// The page and what watches from outside. CloudFront's certificates and firewalls, and Route 53's metrics, are in
/// us-east-1 alone.
final class Edge {
    private final Deployment deployment;

    Edge(Deployment deployment) {
        this.deployment = deployment;
    }

    void declare(HttpApi api) {
        var settings = deployment.settings();
        if (settings.web().isEmpty() && !settings.healthCheck()) {
            return;
        }
        var edge = deployment.providerIn("us-east-1");
        var watched = new ArrayList<HealthChecks.Endpoint>();
        watched.add(new HealthChecks.Endpoint("api", host(api.url()), "/health", "\"status\":\"ok\""));
        settings.web().ifPresent(web -> {
            var page = new WebFront(
                    "web",
                    new WebFront.Args(web.domain(), edge, callable(api)),
                    deployment.stack(),
                    deployment.options());
            watched.add(new HealthChecks.Endpoint("web", page.host(), "/", "Whereabouts"));
            deployment.export("webUrl", page.url());
            deployment.export("webBucket", page.bucket().bucket());
            deployment.export("webDistribution", page.distributionId());
        });
        if (settings.healthCheck()) {
            new HealthChecks(
                    "health", watched, settings.alarmEmail(), deployment.stack(), deployment.optionsWith(edge));
        }
    }

    /// The API, signing in, and the links to pictures.
    private List<Output<String>> callable(HttpApi api) {
        var settings = deployment.settings();
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
}
