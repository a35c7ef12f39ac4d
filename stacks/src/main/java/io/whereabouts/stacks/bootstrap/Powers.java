package io.whereabouts.stacks.bootstrap;

import static io.whereabouts.stacks.bootstrap.Power.Use.CHANGE;
import static io.whereabouts.stacks.bootstrap.Power.Use.CONTENT;
import static io.whereabouts.stacks.bootstrap.Power.Use.DESTROY;
import static io.whereabouts.stacks.bootstrap.Power.Use.LOOK;
import static io.whereabouts.stacks.bootstrap.Power.Use.READ;

import io.whereabouts.stacks.bootstrap.Power.Area;
import io.whereabouts.stacks.bootstrap.Power.Use;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Everything that a stack needs to be deployed and looked into: the one source of the deployment roles, of the
/// developers' policy, and of what is written about them.
final class Powers {
    private Powers() {}

    static List<Power> all() {
        return Stream.of(data(), MessagePowers.all(), FunctionPowers.all(), HttpPowers.all(), WatchingPowers.all())
                .flatMap(List::stream)
                .toList();
    }

    /// What these uses of an area take, on the stacks of the scope.
    static List<Statement> statements(Area area, Scope scope, Set<Use> uses) {
        return all().stream()
                .filter(power -> power.area() == area)
                .map(power -> power.statement(scope, uses))
                .flatMap(Optional::stream)
                .toList();
    }

    /// As `statements`, but what holds data cannot be destroyed.
    static List<Statement> statementsThatKeepData(Area area, Scope scope) {
        return all().stream()
                .filter(power -> power.area() == area)
                .map(power -> power.statement(
                        scope,
                        power.holdsData() ? EnumSet.of(READ, LOOK, CHANGE) : EnumSet.of(READ, LOOK, CHANGE, DESTROY)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Power> data() {
        return List.of(
                Power.named(Area.DATA, "DynamoDB tables", "arn:aws:dynamodb:{region}:{account}:table/{name}")
                        .may(
                                READ,
                                "dynamodb:DescribeContinuousBackups",
                                "dynamodb:DescribeTable",
                                "dynamodb:DescribeTimeToLive",
                                "dynamodb:ListTagsOfResource")
                        .may(
                                CHANGE,
                                "dynamodb:CreateTable",
                                "dynamodb:TagResource",
                                "dynamodb:UntagResource",
                                "dynamodb:UpdateContinuousBackups",
                                "dynamodb:UpdateTable",
                                "dynamodb:UpdateTimeToLive")
                        .may(DESTROY, "dynamodb:DeleteTable")
                        .may(
                                CONTENT,
                                "dynamodb:BatchGetItem",
                                "dynamodb:BatchWriteItem",
                                "dynamodb:ConditionCheckItem",
                                "dynamodb:DeleteItem",
                                "dynamodb:GetItem",
                                "dynamodb:PutItem",
                                "dynamodb:Query",
                                "dynamodb:Scan")
                        .holdingData(),
                Power.named(Area.DATA, "DynamoDB indexes", "arn:aws:dynamodb:{region}:{account}:table/{name}/index/*")
                        .may(CONTENT, "dynamodb:Query", "dynamodb:Scan"),
                Power.named(Area.DATA, "S3 buckets", "arn:aws:s3:::{name}")
                        .may(
                                READ,
                                "s3:GetAccelerateConfiguration",
                                "s3:GetBucketAcl",
                                "s3:GetBucketCORS",
                                "s3:GetBucketLocation",
                                "s3:GetBucketLogging",
                                "s3:GetBucketNotification",
                                "s3:GetBucketObjectLockConfiguration",
                                "s3:GetBucketOwnershipControls",
                                "s3:GetBucketPolicy",
                                "s3:GetBucketPublicAccessBlock",
                                "s3:GetBucketRequestPayment",
                                "s3:GetBucketTagging",
                                "s3:GetBucketVersioning",
                                "s3:GetBucketWebsite",
                                "s3:GetEncryptionConfiguration",
                                "s3:GetLifecycleConfiguration",
                                "s3:GetReplicationConfiguration")
                        // Listing is what S3 asks for before it says that a bucket exists.
                        .may(LOOK, "s3:ListBucket")
                        .may(
                                CHANGE,
                                "s3:CreateBucket",
                                "s3:DeleteBucketPolicy",
                                "s3:PutBucketCORS",
                                "s3:PutBucketNotification",
                                "s3:PutBucketObjectLockConfiguration",
                                "s3:PutBucketOwnershipControls",
                                "s3:PutBucketPolicy",
                                "s3:PutBucketPublicAccessBlock",
                                "s3:PutBucketTagging",
                                "s3:PutBucketVersioning",
                                "s3:PutEncryptionConfiguration",
                                "s3:PutLifecycleConfiguration")
                        .may(DESTROY, "s3:DeleteBucket", "s3:ListBucketVersions")
                        .holdingData(),
                Power.named(Area.DATA, "objects", "arn:aws:s3:::{name}/*")
                        .may(DESTROY, "s3:DeleteObject", "s3:DeleteObjectVersion")
                        .may(CONTENT, "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject")
                        .holdingData(),
                Power.named(Area.DATA, "the web page's objects", "arn:aws:s3:::{stack}-whereabouts-page-*/*")
                        .may(LOOK, "s3:GetObject", "s3:GetObjectTagging")
                        .may(CHANGE, "s3:DeleteObject", "s3:PutObject", "s3:PutObjectTagging"),
                Power.named(Area.DATA, "Athena workgroups", "arn:aws:athena:{region}:{account}:workgroup/{name}")
                        .may(READ, "athena:GetWorkGroup", "athena:ListTagsForResource")
                        .may(
                                CHANGE,
                                "athena:CreateWorkGroup",
                                "athena:TagResource",
                                "athena:UntagResource",
                                "athena:UpdateWorkGroup")
                        .may(DESTROY, "athena:DeleteWorkGroup")
                        .may(
                                CONTENT,
                                "athena:GetQueryExecution",
                                "athena:GetQueryResults",
                                "athena:StartQueryExecution",
                                "athena:StopQueryExecution"),
                Power.named(
                                Area.DATA,
                                "Glue databases and tables",
                                "arn:aws:glue:{region}:{account}:catalog",
                                "arn:aws:glue:{region}:{account}:database/{name_}",
                                "arn:aws:glue:{region}:{account}:table/{name_}/*")
                        .may(
                                READ,
                                "glue:GetDatabase",
                                "glue:GetPartitionIndexes",
                                "glue:GetPartitions",
                                "glue:GetTable",
                                "glue:GetTags")
                        .may(
                                CHANGE,
                                "glue:CreateDatabase",
                                "glue:CreateTable",
                                "glue:TagResource",
                                "glue:UntagResource",
                                "glue:UpdateDatabase",
                                "glue:UpdateTable")
                        .may(DESTROY, "glue:DeleteDatabase", "glue:DeleteTable"));
    }
}
