package io.whereabouts.stacks.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The state of stacks, as Pulumi's own backend lays it out in a bucket: a checkpoint, a history, backups and locks for
/// each stack.
final class StateAccess {
    static final String KEY_ALIAS = "alias/" + Boundaries.OURS + "state";

    private static final String PROJECT = "whereabouts";

    /// With the endings `json`, `json.bak`, `json.gz` and `pulumi-tags`.
    private static final String CHECKPOINT = ".pulumi/stacks/%s/{stack}.*";

    /// What an update that was interrupted has done.
    private static final String JOURNAL = ".pulumi/journal/%s/{stack}/*";

    private StateAccess() {}

    static String bucketName(String account, String region) {
        return "%sstate-%s-%s".formatted(Boundaries.OURS, account, region);
    }

    /// Reads the checkpoint and nothing else; a preview takes no lock.
    static List<Statement> reading(Scope scope) {
        return all(
                scope,
                Statement.allow(
                        List.of("s3:GetObject"),
                        List.of(
                                object(scope, ".pulumi/meta.yaml"),
                                object(scope, CHECKPOINT.formatted(PROJECT)),
                                object(scope, JOURNAL.formatted(PROJECT)))));
    }

    static List<Statement> writing(Scope scope) {
        return all(
                scope,
                Statement.allow(List.of("s3:GetObject"), List.of(object(scope, ".pulumi/meta.yaml"))),
                Statement.allow(
                        List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
                        Stream.of(
                                        CHECKPOINT,
                                        JOURNAL,
                                        ".pulumi/history/%s/{stack}/*",
                                        ".pulumi/backups/%s/{stack}/*",
                                        ".pulumi/locks/organization/%s/{stack}/*")
                                .map(path -> object(scope, path.formatted(PROJECT)))
                                .toList()));
    }

    /// The key is named by its alias: its ARN is AWS's to make, and a policy that waits for it could not be read
    /// before.
    static List<Statement> key(Scope scope) {
        return List.of(Statement.allow(
                        List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"),
                        List.of(scope.fill("arn:aws:kms:{region}:{account}:key/*")))
                .onlyIf("ForAnyValue:StringEquals", "kms:ResourceAliases", KEY_ALIAS));
    }

    private static List<Statement> all(Scope scope, Statement... objects) {
        var statements = new ArrayList<>(List.of(objects));
        // Of the whole bucket: without it S3 answers 403, not 404, for what is not there, and Pulumi asks for that.
        statements.add(Statement.allow(List.of("s3:ListBucket"), List.of("arn:aws:s3:::" + bucket(scope))));
        statements.addAll(key(scope));
        statements.add(Statement.allow(List.of("sts:GetCallerIdentity"), List.of("*")));
        return statements;
    }

    private static String object(Scope scope, String path) {
        return "arn:aws:s3:::%s/%s".formatted(bucket(scope), scope.fill(path));
    }

    private static String bucket(Scope scope) {
        return bucketName(scope.account(), scope.region());
    }
}
