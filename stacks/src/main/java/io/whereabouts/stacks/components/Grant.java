package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.EventBus;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.core.Output;
import java.util.List;

/// What a function may do: exact actions on exact resources. A function can do what its grants say, and write its
/// log.
public record Grant(List<Statement> statements) {

    /// Reads one item by its key.
    public static Grant reads(Table table) {
        return on(table.arn(), "dynamodb:GetItem");
    }

    /// Reads items by their keys, up to a hundred at once.
    public static Grant readsMany(Table table) {
        return on(table.arn(), "dynamodb:BatchGetItem");
    }

    /// Writes whole items, replacing what was there.
    public static Grant writes(Table table) {
        return on(table.arn(), "dynamodb:PutItem");
    }

    /// Adds items and checks that others are not there, alone or in a transaction; reads what is there. That no
    /// item is replaced is up to the condition of the put, which IAM does not see; deleting one is not granted.
    public static Grant appendsTo(Table table) {
        return on(table.arn(), "dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query");
    }

    /// Adds items, and reads nothing. That none is replaced is up to the condition of the put.
    public static Grant observes(Table table) {
        return on(table.arn(), "dynamodb:PutItem");
    }

    /// Reads all items of one partition key; none of its indexes.
    public static Grant queries(Table table) {
        return on(table.arn(), "dynamodb:Query");
    }

    /// Reads a table from anywhere on, none of its indexes.
    public static Grant scans(Table table) {
        return on(table.arn(), "dynamodb:Scan");
    }

    /// Reads one index from end to end, not the table.
    public static Grant scans(Table table, String index) {
        return on(Output.format("%s/index/%s", table.arn(), index), "dynamodb:Scan");
    }

    /// Queries one index, not the table.
    public static Grant queries(Table table, String index) {
        return on(Output.format("%s/index/%s", table.arn(), index), "dynamodb:Query");
    }

    /// Writes objects whose key starts with the prefix.
    public static Grant puts(BucketV2 bucket, String prefix) {
        return on(objects(bucket, prefix), "s3:PutObject");
    }

    /// Reads objects whose key starts with the prefix, and is told of a missing one only that it is forbidden.
    public static Grant gets(BucketV2 bucket, String prefix) {
        return on(objects(bucket, prefix), "s3:GetObject");
    }

    /// Lists and reads objects whose key starts with the prefix.
    public static Grant readsFrom(BucketV2 bucket, String prefix) {
        return new Grant(List.of(
                Statement.allow(List.of("s3:GetObject"), List.of(objects(bucket, prefix))),
                Statement.allow(List.of("s3:ListBucket"), List.of(bucket.arn()))
                        .onlyIf("StringLike", "s3:prefix", Output.of(prefix + "*"))));
    }

    /// Lists and reads all of a bucket, and is told of what is not there: S3 says so only to who may list whatever the
    /// prefix, and refuses others.
    public static Grant readsAll(BucketV2 bucket) {
        return new Grant(List.of(
                Statement.allow(List.of("s3:GetObject"), List.of(objects(bucket, ""))),
                Statement.allow(List.of("s3:ListBucket"), List.of(bucket.arn()))));
    }

    /// Deletes objects whose key starts with the prefix; in a bucket with versions they are kept for a while.
    public static Grant deletes(BucketV2 bucket, String prefix) {
        return on(objects(bucket, prefix), "s3:DeleteObject");
    }

    /// Receives messages and deletes what it has handled.
    public static Grant consumes(Queue queue) {
        return on(queue.arn(), "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");
    }

    static Grant sendsTo(Queue queue) {
        return on(queue.arn(), "sqs:SendMessage");
    }

    static Grant invokes(Alias function) {
        return on(function.arn(), "lambda:InvokeFunction");
    }

    static Grant publishesTo(EventBus bus) {
        return on(bus.arn(), "events:PutEvents");
    }

    static Grant readsStreamOf(Table table) {
        return on(
                table.streamArn(),
                "dynamodb:DescribeStream",
                "dynamodb:GetRecords",
                "dynamodb:GetShardIterator",
                "dynamodb:ListStreams");
    }

    /// Log streams get their names from Lambda, hence the `*`.
    static Grant logsTo(LogGroup logGroup) {
        return on(Output.format("%s:log-stream:*", logGroup.arn()), "logs:CreateLogStream", "logs:PutLogEvents");
    }

    private static Grant on(Output<String> resource, String... actions) {
        return new Grant(List.of(Statement.allow(List.of(actions), List.of(resource))));
    }

    private static Output<String> objects(BucketV2 bucket, String prefix) {
        return Output.format("%s/%s*", bucket.arn(), prefix);
    }
}
