package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.iam.OpenIdConnectProvider;
import com.pulumi.aws.iam.OpenIdConnectProviderArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// GitHub as an issuer of tokens, so that no key of AWS is kept there. An account has at most one provider for an
/// issuer; one that is there already is adopted.
final class GitHub extends ComponentResource {
    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final String AUDIENCE = "sts.amazonaws.com";

    private final Output<String> arn;
    private final String repository;

    GitHub(String name, String repository, Optional<String> existing, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:GitHub", name, options);
        this.repository = repository;
        arn = existing.map(Output::of)
                .orElseGet(() -> new OpenIdConnectProvider(
                                name,
                                OpenIdConnectProviderArgs.builder()
                                        .url("https://" + ISSUER)
                                        .clientIdLists(AUDIENCE)
                                        .build(),
                                Bootstrap.in(this))
                        .arn());
        registerOutputs(Map.of("providerArn", arn));
    }

    /// Jobs of this environment: GitHub lets a job into it by the environment's own rules.
    Output<String> jobsIn(String environment) {
        return trusting(List.of(in(environment)));
    }

    /// Jobs of this repository's pull requests, with the subject that they have outside of and in an environment. Those
    /// of forks get no token from GitHub.
    Output<String> pullRequests(String environment) {
        return trusting(List.of("repo:%s:pull_request".formatted(repository), in(environment)));
    }

    private String in(String environment) {
        return "repo:%s:environment:%s".formatted(repository, environment);
    }

    private Output<String> trusting(List<String> subjects) {
        return arn.applyValue(
                provider -> Document.of(Statement.allow(List.of("sts:AssumeRoleWithWebIdentity"), List.of())
                                .to("Federated", List.of(provider))
                                .onlyIf("StringEquals", ISSUER + ":aud", AUDIENCE)
                                .onlyIf("StringEquals", ISSUER + ":sub", subjects))
                        .text());
    }
}
