package io.whereabouts.stacks.bootstrap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the operator's commands call (`redrive`, `republish`, `rebuild`, `restore`, `warm`), and nothing else: for a
/// permission set of IAM Identity Center, under the boundary of deployments. They read events and write read models;
/// the events themselves they cannot alter, and a restored table is a new one.
final class Operators {
    private static final String TABLES = "arn:aws:dynamodb:{region}:{account}:table/{stack}-whereabouts-";
    private static final String EVENTS = TABLES + "events";
    private static final String LOCATIONS = TABLES + "current-locations";

    /// Of a new table, as docs/operations/restore.md names it.
    private static final String RESTORED = TABLES + "events-restored*";

    private static final String LOG = "arn:aws:s3:::{stack}-whereabouts-audit-*";
    private static final String MERGED = "arn:aws:s3:::{stack}-whereabouts-merge-*";
    private static final String QUEUES = "arn:aws:sqs:{region}:{account}:{name}";

    private Operators() {}

    static Grants grants(Scope scope) {
        return new Grants(new TreeMap<>(Map.of(
                "redrive", new Document(redrive(scope)),
                "rebuild", new Document(rebuild(scope)),
                "restore", new Document(restore(scope)),
                "warm",
                        new Document(List.of(on(
                                scope,
                                List.of("dynamodb:DescribeTable", "dynamodb:UpdateTable"),
                                EVENTS,
                                LOCATIONS))))));
    }

    private static List<Statement> redrive(Scope scope) {
        return List.of(
                // SQS lists the queues of the account or none.
                Statement.allow(List.of("sqs:ListQueues"), List.of("*")),
                on(
                        scope,
                        List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage"),
                        QUEUES));
    }

    /// And `republish`.
    private static List<Statement> rebuild(Scope scope) {
        return List.of(
                on(scope, List.of("dynamodb:Scan"), EVENTS, LOCATIONS),
                on(scope, List.of("events:PutEvents"), "arn:aws:events:{region}:{account}:event-bus/{name}"),
                // `--empty`; of the log its objects are hidden, their versions stay.
                on(scope, List.of("dynamodb:BatchWriteItem", "dynamodb:DescribeTable"), LOCATIONS),
                on(scope, List.of("s3:ListBucket"), LOG, MERGED),
                on(scope, List.of("s3:DeleteObject"), LOG + "/log/*", MERGED + "/*"));
    }

    private static List<Statement> restore(Scope scope) {
        return List.of(
                on(scope, List.of("dynamodb:DescribeContinuousBackups", "dynamodb:ListTagsOfResource"), EVENTS),
                on(scope, List.of("dynamodb:RestoreTableToPointInTime"), EVENTS, RESTORED),
                // DynamoDB wants who restores a table to be able to read and write it (Using IAM with backup and
                // restore); and
                // `events mend` completes it.
                on(
                        scope,
                        List.of(
                                "dynamodb:BatchGetItem",
                                "dynamodb:BatchWriteItem",
                                "dynamodb:DeleteItem",
                                "dynamodb:DescribeTable",
                                "dynamodb:GetItem",
                                "dynamodb:PutItem",
                                "dynamodb:Query",
                                "dynamodb:Scan",
                                "dynamodb:TagResource",
                                "dynamodb:UpdateContinuousBackups",
                                "dynamodb:UpdateItem",
                                "dynamodb:UpdateTable"),
                        RESTORED));
    }

    private static Statement on(Scope scope, List<String> actions, String... resources) {
        return Statement.allow(
                actions, List.of(resources).stream().map(scope::fill).toList());
    }
}
