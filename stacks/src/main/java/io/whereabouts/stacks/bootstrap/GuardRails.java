package io.whereabouts.stacks.bootstrap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Service control policies: what nobody can do in the organisation's accounts, whatever their own policies say. The
/// management account itself is never bound by them.
final class GuardRails {
    private static final String US_EAST_1 = "us-east-1";

    /// Services that know no Region, or answer for all of them in us-east-1.
    private static final List<String> GLOBAL = List.of(
            "account:*",
            "budgets:*",
            "ce:*",
            "cloudfront:*",
            "health:*",
            "iam:*",
            "organizations:*",
            "route53:*",
            "s3:GetAccountPublic*",
            "s3:ListAllMyBuckets",
            "s3:PutAccountPublic*",
            "sts:*",
            "support:*",
            "tag:*");

    private GuardRails() {}

    /// @param administrators the role that these leave alone where somebody must be able to
    static Map<String, Document> all(String region, String administrators) {
        var rails = new TreeMap<String, Document>();
        rails.put("membership", membership());
        rails.put("records", records(administrators));
        rails.put("data", data(administrators));
        rails.put("regions", regions(region));
        return rails;
    }

    private static Document membership() {
        return Document.of(
                Statement.deny(List.of("organizations:LeaveOrganization"), List.of("*")),
                Statement.deny(List.of("*"), List.of("*"))
                        .onlyIf("StringLike", "aws:PrincipalArn", "arn:aws:iam::*:root"),
                Statement.deny(
                        List.of("iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateUser"), List.of("*")));
    }

    /// Who did what stays known, and who may deploy is the administrators' to say.
    private static Document records(String administrators) {
        return Document.of(
                unlessBy(
                        administrators,
                        List.of(
                                "cloudtrail:DeleteTrail",
                                "cloudtrail:PutEventSelectors",
                                "cloudtrail:StopLogging",
                                "cloudtrail:UpdateTrail"),
                        "arn:aws:cloudtrail:*:*:trail/" + Boundaries.OURS + "*"),
                unlessBy(
                        administrators,
                        List.of(
                                "s3:DeleteBucket*",
                                "s3:DeleteObject*",
                                "s3:PutBucket*",
                                "s3:PutLifecycleConfiguration"),
                        "arn:aws:s3:::" + Boundaries.OURS + "trail-*"),
                unlessBy(
                        administrators,
                        List.of(
                                "iam:Attach*",
                                "iam:Create*",
                                "iam:Delete*",
                                "iam:Detach*",
                                "iam:Put*",
                                "iam:SetDefaultPolicyVersion",
                                "iam:Update*"),
                        "arn:aws:iam::*:role/" + Boundaries.OURS + "*",
                        "arn:aws:iam::*:policy/" + Boundaries.OURS + "*",
                        "arn:aws:iam::*:oidc-provider/*"),
                unlessBy(administrators, List.of("oam:DeleteLink", "s3:PutAccountPublicAccessBlock"), "*"));
    }

    /// What nothing else can bring back. Administrators as well need somebody at the management account for it.
    private static Document data(String administrators) {
        return Document.of(
                Statement.deny(
                        List.of("dynamodb:DeleteTable", "dynamodb:DeleteBackup"),
                        List.of("arn:aws:dynamodb:*:*:table/prod-whereabouts-events*")),
                Statement.deny(
                        List.of(
                                "s3:BypassGovernanceRetention",
                                "s3:DeleteBucket",
                                "s3:DeleteObjectVersion",
                                "s3:PutBucketVersioning"),
                        List.of("arn:aws:s3:::prod-whereabouts-audit-*")),
                Statement.deny(
                                List.of(
                                        "backup:DeleteBackupVault",
                                        "backup:DeleteBackupVaultLockConfiguration",
                                        "backup:DeleteRecoveryPoint",
                                        "backup:PutBackupVaultAccessPolicy",
                                        "backup:UpdateRecoveryPointLifecycle"),
                                List.of("*"))
                        .onlyIf("ArnNotLike", "aws:PrincipalArn", administrators),
                unlessBy(administrators, List.of("kms:DisableKey", "kms:ScheduleKeyDeletion"), "*"));
    }

    /// The web page's certificate and firewall live in us-east-1; nothing else does.
    private static Document regions(String region) {
        return Document.of(Statement.denyAllBut(GLOBAL)
                .onlyIf(
                        "StringNotEquals",
                        "aws:RequestedRegion",
                        region.equals(US_EAST_1) ? List.of(region) : List.of(region, US_EAST_1)));
    }

    private static Statement unlessBy(String administrators, List<String> actions, String... resources) {
        return Statement.deny(actions, List.of(resources)).onlyIf("ArnNotLike", "aws:PrincipalArn", administrators);
    }
}
