package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.backup.Plan;
import com.pulumi.aws.backup.PlanArgs;
import com.pulumi.aws.backup.RegionSettings;
import com.pulumi.aws.backup.RegionSettingsArgs;
import com.pulumi.aws.backup.Selection;
import com.pulumi.aws.backup.SelectionArgs;
import com.pulumi.aws.backup.inputs.PlanRuleArgs;
import com.pulumi.aws.backup.inputs.PlanRuleCopyActionArgs;
import com.pulumi.aws.backup.inputs.PlanRuleCopyActionLifecycleArgs;
import com.pulumi.aws.backup.inputs.PlanRuleLifecycleArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Each night a backup of the events table, and a copy of it in another account: whoever takes this account over
/// cannot take the events. Everything else is rebuilt from them.
final class Backups extends ComponentResource {
    /// Here only until the copy is surely there; point-in-time recovery of the table covers these days too.
    private static final int DAYS_HERE = 7;

    private static final String DYNAMO_DB = "DynamoDB";

    Backups(String name, BootstrapSettings settings, String copiesTo, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:Backups", name, options);
        // With AWS Backup's own format, without which there are no copies in other accounts.
        var format = new RegionSettings(
                name,
                RegionSettingsArgs.builder()
                        .resourceTypeOptInPreference(Map.of(DYNAMO_DB, true))
                        .resourceTypeManagementPreference(Map.of(DYNAMO_DB, true))
                        .build(),
                // The account's other types are not ours to set.
                CustomResourceOptions.builder()
                        .parent(this)
                        .ignoreChanges(List.of("resourceTypeOptInPreference"))
                        .build());
        var vault = new Vault(
                name,
                new Vault.Args(DAYS_HERE, Optional.empty(), List.of(copiesTo.split(":", -1)[4]), false),
                settings.accountId(),
                ComponentResourceOptions.builder().parent(this).build());
        var plan = new Plan(
                name,
                PlanArgs.builder()
                        .name(Boundaries.OURS + name)
                        .rules(PlanRuleArgs.builder()
                                .ruleName("nightly")
                                .targetVaultName(vault.vaultName())
                                .schedule("cron(0 3 * * ? *)")
                                .lifecycle(PlanRuleLifecycleArgs.builder()
                                        .deleteAfter(DAYS_HERE)
                                        .build())
                                .copyActions(PlanRuleCopyActionArgs.builder()
                                        .destinationVaultArn(copiesTo)
                                        .lifecycle(PlanRuleCopyActionLifecycleArgs.builder()
                                                .deleteAfter(settings.backupDays())
                                                .build())
                                        .build())
                                .build())
                        .build(),
                Bootstrap.in(this, format));
        var role = role(name, settings, copiesTo);
        new Selection(
                name,
                SelectionArgs.builder()
                        .name("events")
                        .planId(plan.id())
                        .iamRoleArn(role.arn())
                        .resources(table(settings))
                        .build(),
                Bootstrap.in(this));
        registerOutputs(Map.of("vaultArn", vault.arn()));
    }

    /// Its boundary is its policy: it does one thing, and nobody else should be able to give it more.
    private Role role(String name, BootstrapSettings settings, String copiesTo) {
        var may = new Document(may(settings, copiesTo));
        var boundary = DeploymentRole.policy(name + "-boundary", may, this);
        var role = new Role(
                name,
                RoleArgs.builder()
                        .name(Boundaries.OURS + name)
                        .permissionsBoundary(boundary.arn())
                        .assumeRolePolicy(Document.of(Statement.allow(List.of("sts:AssumeRole"), List.of())
                                        .to("Service", List.of("backup.amazonaws.com"))
                                        .onlyIf("StringEquals", "aws:SourceAccount", settings.accountId()))
                                .text())
                        .build(),
                Bootstrap.in(this));
        new RolePolicy(
                name,
                RolePolicyArgs.builder()
                        .name("grants")
                        .role(role.id())
                        .policy(may.text())
                        .build(),
                Bootstrap.in(this));
        return role;
    }

    private static List<Statement> may(BootstrapSettings settings, String copiesTo) {
        var scope = settings.scope(settings.account().stackName());
        return List.of(
                Statement.allow(
                        List.of("dynamodb:DescribeTable", "dynamodb:ListTagsOfResource", "dynamodb:StartAwsBackupJob"),
                        List.of(table(settings))),
                Statement.allow(
                        List.of(
                                "backup:CopyFromBackupVault",
                                "backup:CopyIntoBackupVault",
                                "backup:DescribeBackupVault"),
                        List.of(
                                scope.fill("arn:aws:backup:{region}:{account}:backup-vault:" + Boundaries.OURS + "*"),
                                copiesTo)),
                // Recovery points are named by AWS.
                Statement.allow(
                        List.of("backup:TagResource"),
                        List.of(scope.fill("arn:aws:backup:{region}:{account}:recovery-point:*"))),
                Statement.allow(
                                List.of("kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"),
                                List.of("*"))
                        .onlyIf("StringLike", "kms:ViaService", "backup.*.amazonaws.com"));
    }

    private static String table(BootstrapSettings settings) {
        return settings.scope(settings.account().stackName())
                .fill("arn:aws:dynamodb:{region}:{account}:table/{stack}-whereabouts-events");
    }
}
