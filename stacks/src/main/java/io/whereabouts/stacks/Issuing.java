package io.whereabouts.stacks;

import com.pulumi.core.Output;
import io.whereabouts.stacks.components.Jwt;
import io.whereabouts.stacks.components.LambdaFunction;
import io.whereabouts.stacks.components.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Whose tokens the API takes: those of the issuer that is set, or of a user pool of the stack's own.
final class Issuing {
    private final Deployment deployment;

    Issuing(Deployment deployment) {
        this.deployment = deployment;
    }

    Jwt jwt() {
        return deployment
                .settings()
                .issuer()
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
                        deployment.settings().allowedOrigins()),
                deployment.stack(),
                deployment.options());
        deployment.export("machineClientId", tokens.machineClientId());
        deployment.export("smokeClientId", tokens.smokeClientId());
        deployment.export("scannerClientId", tokens.scannerClientId());
        tokens.peopleClientId().ifPresent(client -> deployment.export("peopleClientId", client));
        deployment.export(
                "tokenUrl",
                Output.format(
                        "https://%s.auth.%s.amazoncognito.com/oauth2/token",
                        tokens.domain(), deployment.settings().region()));
        return tokens.jwt();
    }
}
