package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.backup.VaultArgs;
import com.pulumi.aws.backup.VaultLockConfiguration;
import com.pulumi.aws.backup.VaultLockConfigurationArgs;
import com.pulumi.aws.backup.VaultPolicy;
import com.pulumi.aws.backup.VaultPolicyArgs;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where backups lie that nobody can delete before their time. Its key is its own: AWS Backup copies nothing to
/// another account under a key of AWS.
final class Vault extends ComponentResource {
    private final com.pulumi.aws.backup.Vault vault;
    private final String account;

    /// @param minRetentionDays shorter ones are refused
    /// @param lockAfterDays from when on the lock itself cannot be lifted; without it an administrator can
    /// @param sharedWith accounts that copy to it, or to which it is copied
    /// @param copiedInto whether the others may put copies here
    record Args(int minRetentionDays, Optional<Integer> lockAfterDays, List<String> sharedWith, boolean copiedInto) {}

    Vault(String name, Args args, String account, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:Vault", name, options);
        this.account = account;
        var key = new Key(
                name,
                KeyArgs.builder()
                        .description("Backups of the events")
                        .enableKeyRotation(true)
                        .deletionWindowInDays(30)
                        .policy(keyPolicy(args).text())
                        .build(),
                Bootstrap.keptIn(this));
        vault = new com.pulumi.aws.backup.Vault(
                name,
                VaultArgs.builder()
                        .name(Boundaries.OURS + name)
                        .kmsKeyArn(key.arn())
                        .build(),
                Bootstrap.keptIn(this));
        var lock = VaultLockConfigurationArgs.builder()
                .backupVaultName(vault.name())
                .minRetentionDays(args.minRetentionDays());
        args.lockAfterDays().ifPresent(lock::changeableForDays);
        new VaultLockConfiguration(name, lock.build(), Bootstrap.in(this));
        if (args.copiedInto()) {
            new VaultPolicy(
                    name,
                    VaultPolicyArgs.builder()
                            .backupVaultName(vault.name())
                            // AWS Backup knows no other resource here: the vault that has the policy is meant.
                            .policy(Document.of(Statement.allow(List.of("backup:CopyIntoBackupVault"), List.of("*"))
                                            .to("AWS", roots(args.sharedWith())))
                                    .text())
                            .build(),
                    Bootstrap.in(this));
        }
        registerOutputs(Map.of("vaultArn", vault.arn()));
    }

    Output<String> arn() {
        return vault.arn();
    }

    Output<String> vaultName() {
        return vault.name();
    }

    private Document keyPolicy(Args args) {
        var statements = new ArrayList<Statement>();
        statements.add(State.administeredBy(account));
        if (!args.sharedWith().isEmpty()) {
            statements.add(Statement.allow(
                            List.of(
                                    "kms:Decrypt",
                                    "kms:DescribeKey",
                                    "kms:Encrypt",
                                    "kms:GenerateDataKey",
                                    "kms:GenerateDataKeyWithoutPlaintext",
                                    "kms:ReEncryptFrom",
                                    "kms:ReEncryptTo"),
                            List.of("*"))
                    .to("AWS", roots(args.sharedWith())));
            statements.add(Statement.allow(List.of("kms:CreateGrant"), List.of("*"))
                    .to("AWS", roots(args.sharedWith()))
                    .onlyIf("Bool", "kms:GrantIsForAWSResource", "true"));
        }
        return new Document(statements);
    }

    private static List<String> roots(List<String> accounts) {
        return accounts.stream().map("arn:aws:iam::%s:root"::formatted).toList();
    }
}
