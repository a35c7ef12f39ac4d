package io.whereabouts.stacks.bootstrap;

import com.pulumi.Context;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.ProviderDefaultTagsArgs;
import com.pulumi.aws.oam.Link;
import com.pulumi.aws.oam.LinkArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import io.whereabouts.stacks.components.Boundary;
import java.util.List;
import java.util.Map;

/// The account's program: what there is before the first stack.
public final class Bootstrap {
    /// Pulumi's project, by which it is told apart from the stacks' program in the same jar.
    public static final String PROJECT = "whereabouts-bootstrap";

    private final Context context;
    private final BootstrapSettings settings;
    private final ComponentResourceOptions top;
    private final CustomResourceOptions topResource;

    private Bootstrap(Context context, BootstrapSettings settings) {
        this.context = context;
        this.settings = settings;
        var provider = new Provider(
                "aws",
                ProviderArgs.builder()
                        .region(settings.region())
                        .allowedAccountIds(settings.accountId())
                        .defaultTags(ProviderDefaultTagsArgs.builder()
                                .tags(Map.of("application", "whereabouts", "stack", "bootstrap"))
                                .build())
                        .build(),
                CustomResourceOptions.Empty);
        top = ComponentResourceOptions.builder().providers(provider).build();
        topResource = CustomResourceOptions.builder().provider(provider).build();
    }

    /// @param config all of the stack's configuration, by full key
    public static void declare(Context context, Map<String, String> config) {
        new Bootstrap(context, BootstrapSettings.of(context.stackName(), config)).declare();
    }

    private void declare() {
        var state = new State("state", settings, top);
        context.export("stateBucket", state.bucketName());
        context.export("backend", Output.format("s3://%s?region=%s", state.bucketName(), settings.region()));
        context.export(
                "secretsProvider",
                Output.of("awskms://%s?region=%s".formatted(StateAccess.KEY_ALIAS, settings.region())));
        new Trail("trail", settings, top);
        new Budget("budget", settings, top);
        if (settings.account().hasStacks()) {
            deployments();
        }
        settings.sinkArn().ifPresent(this::link);
        switch (settings.account()) {
            case PRODUCTION, STAGING ->
                settings.backupVaultArn().ifPresent(vault -> new Backups("events-backup", settings, vault, top));
            case CENTRAL -> central();
            case MANAGEMENT -> new Organisation("organisation", settings, top);
            case TEST -> {}
        }
    }

    private void deployments() {
        var boundaries = new AccountBoundaries("boundaries", settings, top);
        var gitHub = new GitHub("github", settings.repository(), settings.githubProviderArn(), top);
        var account = settings.account();
        switch (account) {
            case PRODUCTION -> deployment(gitHub, boundaries.deployment());
            case STAGING -> {
                deployment(gitHub, boundaries.deployment());
                var preview = new DeploymentRole(
                        "preview",
                        new DeploymentRole.Args(
                                "Previews a pull request against staging, and reads no content",
                                gitHub.pullRequests("preview"),
                                Grants.preview(settings.scope(account.stackName())),
                                boundaries.deployment()),
                        top);
                context.export("previewRoleArn", preview.arn());
            }
            case TEST -> {
                var live = new DeploymentRole(
                        "live-preview",
                        new DeploymentRole.Args(
                                "Creates and destroys the stacks of pull requests",
                                gitHub.jobsIn(account.environment()),
                                Grants.livePreview(settings.scope("pr-*")),
                                boundaries.deployment()),
                        top);
                context.export("livePreviewRoleArn", live.arn());
                var developers = new People("developers", Grants.developers(settings.scope(Scope.OWN)), top);
                context.export("developersPolicyArns", developers.arns());
            }
            case CENTRAL, MANAGEMENT -> throw new IllegalStateException("no stack is deployed to " + account);
        }
    }

    private void deployment(GitHub gitHub, Output<String> boundary) {
        var account = settings.account();
        var role = new DeploymentRole(
                "deployment",
                new DeploymentRole.Args(
                        "Deploys stack " + account.stackName(),
                        gitHub.jobsIn(account.environment()),
                        Grants.deployment(settings.scope(account.stackName()), settings.hostedZoneId()),
                        boundary),
                top);
        context.export("deploymentRoleArn", role.arn());
        var look = new DeploymentRole(
                "look",
                new DeploymentRole.Args(
                        "Compares stack %s with its program, and changes nothing".formatted(account.stackName()),
                        gitHub.jobsIn(account.environment() + "-look"),
                        Grants.look(settings.scope(account.stackName())),
                        boundary),
                top);
        context.export("lookRoleArn", look.arn());
        var operators = new People("operators", Operators.grants(settings.scope(account.stackName())), top);
        context.export("operatorsPolicyArns", operators.arns());
        var analysts = new People("analysts", Analysts.grants(settings.scope(account.stackName())), top);
        context.export("analystsPolicyArns", analysts.arns());
    }

    private void link(String sinkArn) {
        new Link(
                "link",
                LinkArgs.builder()
                        .sinkIdentifier(sinkArn)
                        .labelTemplate("$AccountName")
                        .resourceTypes(CentralView.SHARED)
                        .build(),
                topResource);
    }

    private void central() {
        var view = new CentralView("view", settings.sourceAccountIds(), top);
        context.export("sinkArn", view.sinkArn());
        var vault = new Vault(
                "events-copies",
                new Vault.Args(settings.backupDays(), settings.vaultLockAfterDays(), settings.sourceAccountIds(), true),
                settings.accountId(),
                top);
        context.export("backupVaultArn", vault.arn());
    }

    /// Both boundaries; the stacks' program knows one of them by its name.
    private static final class AccountBoundaries extends ComponentResource {
        private final Output<String> deployment;

        AccountBoundaries(String name, BootstrapSettings settings, ComponentResourceOptions options) {
            super("whereabouts:bootstrap:Boundaries", name, options);
            var workload = DeploymentRole.policy(
                    Boundary.NAME.substring(Boundaries.OURS.length()),
                    Boundaries.workload(settings.accountId(), settings.region()),
                    this);
            deployment = DeploymentRole.policy(
                            "deployment-boundary", Boundaries.deployment(settings.accountId(), settings.region()), this)
                    .arn();
            registerOutputs(Map.of("workload", workload.arn(), "deployment", deployment));
        }

        Output<String> deployment() {
            return deployment;
        }
    }

    static CustomResourceOptions in(ComponentResource parent, Resource... before) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .dependsOn(List.of(before))
                .build();
    }

    /// For what cannot be made again with the same content.
    static CustomResourceOptions keptIn(ComponentResource parent) {
        return CustomResourceOptions.builder()
                .parent(parent)
                .protect(true)
                .retainOnDelete(true)
                .build();
    }
}
