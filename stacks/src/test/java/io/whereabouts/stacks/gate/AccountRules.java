package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import java.util.List;

/// What an account has before its first stack: keys, trail, backups, budgets.
final class AccountRules {
    private static final String KEY_POLICIES =
            "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html";
    private static final String TRAIL_BUCKETS =
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html";
    private static final String VAULT_LOCK = "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html";
    private static final String NOTIFICATIONS =
            "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Notification.html";

    static final List<Rule> ALL = List.of(
            about(
                    "Key",
                    "a key can be administered by its account, or nobody ever can",
                    KEY_POLICIES,
                    (graph, node) -> when(
                            !node.text("policy")
                                    .matches(".*\"Principal\":\\{\"AWS\":\"arn:aws:iam::[0-9]{12}:root\"}.*"),
                            "its policy does not name the account")),
            about(
                    "Key",
                    "a key of our own is renewed each year",
                    "requirement R10",
                    (graph, node) -> when(!Input.is(node, "enableKeyRotation", true), "enableKeyRotation is missing")),
            about(
                    "Trail",
                    "CloudTrail refuses a bucket that does not let it in yet",
                    TRAIL_BUCKETS,
                    (graph, node) -> when(
                            graph.all("BucketPolicy").stream()
                                    .noneMatch(policy -> node.dependencies().contains(policy.urn())
                                            && policy.text("policy").contains("cloudtrail.amazonaws.com")),
                            "it depends on no BucketPolicy that names cloudtrail.amazonaws.com")),
            about(
                    "VaultLockConfiguration",
                    "a lock's time for second thoughts is 3 days at least, and its retention 1 to 36,500",
                    VAULT_LOCK,
                    (graph, node) -> {
                        var thoughts = Input.number(node, "changeableForDays", 3);
                        var retention = Input.number(node, "minRetentionDays", 0);
                        return when(
                                thoughts < 3 || retention < 1 || retention > 36_500,
                                "changeableForDays is %.0f, minRetentionDays %.0f".formatted(thoughts, retention));
                    }),
            about(
                    "Plan",
                    "a backup is kept as long as its locked vault wants, or the job fails",
                    VAULT_LOCK,
                    (graph, node) -> graph.usedBy(node, "rules", "Vault").stream()
                            .flatMap(vault -> graph.usersOf(vault, "VaultLockConfiguration").stream())
                            .flatMap(lock -> {
                                var wanted = Input.number(lock, "minRetentionDays", 0);
                                return Input.all(node, "rules.lifecycle.deleteAfter")
                                        .filter(kept -> ((Number) kept).doubleValue() < wanted)
                                        .map(kept -> "deleteAfter is %s, %s wants %.0f".formatted(kept, lock, wanted));
                            })),
            about(
                    "Budget",
                    "a budget rings 10 times at most, for 10 mail addresses each",
                    NOTIFICATIONS,
                    (graph, node) -> {
                        var rings = Input.all(node, "notifications").count();
                        var most = Input.all(node, "notifications")
                                .mapToLong(it -> Input.all(it, "subscriberEmailAddresses")
                                        .count())
                                .max()
                                .orElse(0);
                        return when(rings > 10 || most > 10, "%d notifications, %d addresses".formatted(rings, most));
                    }));

    private AccountRules() {}
}
