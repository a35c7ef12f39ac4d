package io.whereabouts.stacks.bootstrap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What `sql` calls, and nothing else: for a permission set of IAM Identity Center, under the boundary of deployments.
/// Analysts read the audit log, where clients and who did what are named; they alter nothing but results of queries.
final class Analysts {
    private static final String LOG = "arn:aws:s3:::{stack}-whereabouts-audit-*";
    private static final String RESULTS = "arn:aws:s3:::{stack}-whereabouts-query-*";

    private Analysts() {}

    static Grants grants(Scope scope) {
        return new Grants(
                new TreeMap<>(Map.of("query", new Document(query(scope)), "objects", new Document(objects(scope)))));
    }

    private static List<Statement> query(Scope scope) {
        return List.of(
                on(
                        scope,
                        List.of(
                                "athena:GetQueryExecution",
                                "athena:GetQueryResults",
                                "athena:StartQueryExecution",
                                "athena:StopQueryExecution"),
                        "arn:aws:athena:{region}:{account}:workgroup/{stack}-whereabouts-analytics"),
                on(
                        scope,
                        List.of("glue:GetDatabase", "glue:GetPartitions", "glue:GetTable"),
                        "arn:aws:glue:{region}:{account}:catalog",
                        "arn:aws:glue:{region}:{account}:database/{name_}",
                        "arn:aws:glue:{region}:{account}:table/{name_}/log"),
                // Athena looks at it whatever is asked (its user guide, Configure access to databases and tables).
                on(scope, List.of("glue:GetDatabase"), "arn:aws:glue:{region}:{account}:database/default"));
    }

    /// Athena reads and writes objects with the rights of who asks.
    private static List<Statement> objects(Scope scope) {
        return List.of(
                on(scope, List.of("s3:GetBucketLocation", "s3:ListBucket"), LOG, RESULTS),
                on(scope, List.of("s3:GetObject"), LOG + "/log/*", LOG + "/generation=*/log/*", RESULTS + "/*"),
                on(
                        scope,
                        List.of(
                                "s3:AbortMultipartUpload",
                                "s3:ListBucketMultipartUploads",
                                "s3:ListMultipartUploadParts",
                                "s3:PutObject"),
                        RESULTS,
                        RESULTS + "/*"));
    }

    private static Statement on(Scope scope, List<String> actions, String... resources) {
        return Statement.allow(
                actions, List.of(resources).stream().map(scope::fill).toList());
    }
}
