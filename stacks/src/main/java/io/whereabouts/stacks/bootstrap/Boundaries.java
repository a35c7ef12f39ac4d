package io.whereabouts.stacks.bootstrap;

import io.whereabouts.stacks.bootstrap.Power.Use;
import io.whereabouts.stacks.components.Boundary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/// What roles cannot exceed, whatever is attached to them: IAM allows what a role's policies and its boundary both
/// allow.
final class Boundaries {
    static final String WORKLOAD_ARN = "arn:aws:iam::{account}:policy/" + Boundary.NAME;

    /// Names of what the bootstrap program makes start so; no stack's do.
    static final String OURS = "whereabouts-bootstrap-";

    private Boundaries() {}

    /// For the roles that stacks create. It hands out nothing about roles, so none can widen itself or another.
    static Document workload(String account, String region) {
        var any = new Scope(account, region, Scope.ANY_STACK);
        return new Document(List.of(
                on(
                        any,
                        List.of(
                                "dynamodb:BatchGetItem",
                                "dynamodb:BatchWriteItem",
                                "dynamodb:ConditionCheckItem",
                                "dynamodb:DeleteItem",
                                "dynamodb:DescribeStream",
                                "dynamodb:DescribeTable",
                                "dynamodb:GetItem",
                                "dynamodb:GetRecords",
                                "dynamodb:GetShardIterator",
                                "dynamodb:ListStreams",
                                "dynamodb:PutItem",
                                "dynamodb:Query",
                                "dynamodb:Scan",
                                "dynamodb:UpdateItem"),
                        "arn:aws:dynamodb:{region}:{account}:table/{name}"),
                on(
                        any,
                        List.of(
                                "s3:AbortMultipartUpload",
                                "s3:DeleteObject",
                                "s3:GetObject",
                                "s3:GetObjectVersion",
                                "s3:ListBucket",
                                "s3:PutObject"),
                        "arn:aws:s3:::{name}"),
                on(
                        any,
                        List.of(
                                "sqs:ChangeMessageVisibility",
                                "sqs:DeleteMessage",
                                "sqs:GetQueueAttributes",
                                "sqs:ReceiveMessage",
                                "sqs:SendMessage"),
                        "arn:aws:sqs:{region}:{account}:{name}"),
                on(
                        any,
                        List.of("events:PutEvents", "sns:Publish"),
                        "arn:aws:events:{region}:{account}:event-bus/{name}",
                        "arn:aws:sns:{region}:{account}:{name}"),
                on(
                        any,
                        List.of(
                                "lambda:GetAlias",
                                "lambda:GetProvisionedConcurrencyConfig",
                                "lambda:InvokeFunction",
                                "lambda:UpdateAlias"),
                        "arn:aws:lambda:{region}:{account}:function:{name}"),
                on(
                        any,
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        "arn:aws:logs:{region}:{account}:log-group:/aws/lambda/{name}",
                        "arn:aws:logs:{region}:{account}:log-group:/aws/vendedlogs/{name}",
                        "arn:aws:logs:{region}:{account}:log-group:/aws/vendedlogs/pipes/{name}"),
                on(
                        any,
                        List.of(
                                "athena:GetQueryExecution",
                                "athena:GetQueryResults",
                                "athena:StartQueryExecution",
                                "glue:GetDatabase",
                                "glue:GetPartitions",
                                "glue:GetTable"),
                        "arn:aws:athena:{region}:{account}:workgroup/{name}",
                        "arn:aws:glue:{region}:{account}:catalog",
                        "arn:aws:glue:{region}:{account}:database/{name_}",
                        "arn:aws:glue:{region}:{account}:table/{name_}/*"),
                // CodeDeploy looks at the alarms by which it rolls back; IAM binds neither action to a name.
                Statement.allow(
                        List.of("cloudwatch:DescribeAlarms", "codedeploy:PutLifecycleEventHookExecutionStatus"),
                        List.of("*"))));
    }

    /// For who deploys. The services that stacks are made of are open here, their own policies bind them to names;
    /// of IAM there is only what makes roles with the boundary of workloads; and what the bootstrap program made
    /// cannot be touched, so neither a role nor its boundary can be widened from within.
    static Document deployment(String account, String region) {
        var any = new Scope(account, region, Scope.ANY_STACK);
        var services = Powers.all().stream()
                .flatMap(power -> power.actions(EnumSet.allOf(Use.class)).stream())
                .map(action -> action.substring(0, action.indexOf(':')))
                .filter(service -> !service.equals("iam"))
                .distinct()
                .sorted()
                .map(service -> service + ":*");
        var statements = new ArrayList<Statement>();
        statements.add(Statement.allow(
                Stream.concat(services, Stream.of("sts:GetCallerIdentity")).toList(), List.of("*")));
        Powers.all().stream()
                .filter(power ->
                        power.actions(EnumSet.allOf(Use.class)).getFirst().startsWith("iam:"))
                .forEach(power -> power.statement(any, EnumSet.allOf(Use.class)).ifPresent(statements::add));
        statements.addAll(StateAccess.key(any));
        statements.add(Statement.denyAllBut(List.of("s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject"))
                .at(List.of(
                        "arn:aws:s3:::" + OURS + "*",
                        "arn:aws:iam::*:role/" + OURS + "*",
                        "arn:aws:iam::*:policy/" + OURS + "*")));
        return new Document(statements);
    }

    private static Statement on(Scope scope, List<String> actions, String... resources) {
        // Within the thing as well: an index, an object, a log stream, a version.
        return Statement.allow(actions, Stream.of(resources).map(scope::fill).toList());
    }
}
