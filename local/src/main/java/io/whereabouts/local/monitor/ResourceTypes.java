package io.whereabouts.local.monitor;

import static io.whereabouts.local.monitor.Counterpart.*;
import static java.util.Map.entry;

import java.util.Map;

/// Every resource type that the local environment knows, what it becomes here, and what AWS would answer for it.
/// A new type goes here, with `NONE` if leaving it out is harmless.
public final class ResourceTypes {
    private static final Known COMPONENT = new Known(PART_OF_ANOTHER, AwsAnswers::nothing);

    private static final Map<String, Known> TYPES = Map.ofEntries(
            entry("pulumi:pulumi:Stack", COMPONENT),
            entry("pulumi:providers:aws", new Known(PART_OF_ANOTHER, AwsAnswers::nothing)),
            entry("aws:apigatewayv2/api:Api", new Known(API, AwsAnswers::api)),
            entry("aws:apigatewayv2/authorizer:Authorizer", new Known(AUTHORIZER, AwsAnswers::named)),
            entry("aws:apigatewayv2/integration:Integration", new Known(INTEGRATION, AwsAnswers::named)),
            entry("aws:apigatewayv2/route:Route", new Known(ROUTE, AwsAnswers::named)),
            entry("aws:apigatewayv2/stage:Stage", new Known(PART_OF_ANOTHER, AwsAnswers::stage)),
            entry("aws:athena/workgroup:Workgroup", new Known(NONE, AwsAnswers.arn("athena", "workgroup/"))),
            entry("aws:cloudwatch/compositeAlarm:CompositeAlarm", new Known(NONE, AwsAnswers::named)),
            entry("aws:cloudwatch/dashboard:Dashboard", new Known(NONE, AwsAnswers::dashboard)),
            entry("aws:cloudwatch/eventBus:EventBus", new Known(BUS, AwsAnswers.arn("events", "event-bus/"))),
            entry("aws:cloudwatch/eventRule:EventRule", new Known(RULE, AwsAnswers::rule)),
            entry("aws:cloudwatch/eventTarget:EventTarget", new Known(TARGET, AwsAnswers::named)),
            entry("aws:cloudwatch/logGroup:LogGroup", new Known(NONE, AwsAnswers.arn("logs", "log-group:"))),
            entry("aws:cloudwatch/logMetricFilter:LogMetricFilter", new Known(NONE, AwsAnswers::named)),
            entry("aws:cloudwatch/metricAlarm:MetricAlarm", new Known(NONE, AwsAnswers.arn("cloudwatch", "alarm:"))),
            entry("aws:codedeploy/application:Application", new Known(NONE, AwsAnswers::named)),
            entry("aws:codedeploy/deploymentGroup:DeploymentGroup", new Known(NONE, AwsAnswers::named)),
            entry("aws:cognito/resourceServer:ResourceServer", new Known(NONE, AwsAnswers::named)),
            entry("aws:cognito/userGroup:UserGroup", new Known(NONE, AwsAnswers::named)),
            entry("aws:cognito/userPool:UserPool", new Known(NONE, AwsAnswers::userPool)),
            entry("aws:cognito/userPoolClient:UserPoolClient", new Known(NONE, AwsAnswers::named)),
            entry("aws:cognito/userPoolDomain:UserPoolDomain", new Known(NONE, AwsAnswers::named)),
            entry("aws:dynamodb/table:Table", new Known(TABLE, AwsAnswers::table)),
            entry("aws:glue/catalogDatabase:CatalogDatabase", new Known(NONE, AwsAnswers.arn("glue", "database/"))),
            entry("aws:glue/catalogTable:CatalogTable", new Known(NONE, AwsAnswers.arn("glue", "table/"))),
            entry("aws:iam/role:Role", new Known(PART_OF_ANOTHER, AwsAnswers::role)),
            entry("aws:iam/rolePolicy:RolePolicy", new Known(POLICY, AwsAnswers::named)),
            entry("aws:iam/rolePolicyAttachment:RolePolicyAttachment", new Known(POLICY, AwsAnswers::named)),
            entry("aws:lambda/alias:Alias", new Known(PART_OF_ANOTHER, AwsAnswers::alias)),
            entry("aws:lambda/eventSourceMapping:EventSourceMapping", new Known(TRIGGER, AwsAnswers::trigger)),
            entry("aws:lambda/function:Function", new Known(FUNCTION, AwsAnswers::function)),
            entry("aws:lambda/permission:Permission", new Known(POLICY, AwsAnswers::named)),
            entry("aws:pipes/pipe:Pipe", new Known(PIPE, AwsAnswers.arn("pipes", "pipe/"))),
            entry("aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2", ofBucket()),
            entry("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2", ofBucket()),
            entry("aws:s3/bucketNotification:BucketNotification", new Known(BUCKET_EVENTS, AwsAnswers::named)),
            entry("aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2", ofBucket()),
            entry("aws:s3/bucketOwnershipControls:BucketOwnershipControls", ofBucket()),
            entry("aws:s3/bucketPolicy:BucketPolicy", new Known(POLICY, AwsAnswers::named)),
            entry("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", ofBucket()),
            entry(
                    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
                    ofBucket()),
            entry("aws:s3/bucketV2:BucketV2", new Known(BUCKET, AwsAnswers::bucket)),
            entry("aws:s3/bucketVersioningV2:BucketVersioningV2", ofBucket()),
            entry("aws:schemas/registry:Registry", new Known(NONE, AwsAnswers.arn("schemas", "registry/"))),
            entry("aws:schemas/schema:Schema", new Known(SCHEMA, AwsAnswers.arn("schemas", "schema/"))),
            entry("aws:sns/topic:Topic", new Known(NONE, AwsAnswers::topic)),
            entry("aws:sns/topicPolicy:TopicPolicy", new Known(NONE, AwsAnswers::named)),
            entry("aws:sns/topicSubscription:TopicSubscription", new Known(NONE, AwsAnswers::named)),
            entry("aws:sqs/queue:Queue", new Known(QUEUE, AwsAnswers::queue)),
            entry("aws:sqs/queuePolicy:QueuePolicy", new Known(POLICY, AwsAnswers::named)),
            entry("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", new Known(NONE, AwsAnswers::named)));

    private ResourceTypes() {}

    /// @param answer adds what AWS would
    record Known(Counterpart counterpart, Answer answer) {}

    /// @throws UnknownResource if the type is not in the table
    static Known of(String type) {
        if (type.startsWith("whereabouts:")) {
            return COMPONENT;
        }
        var known = TYPES.get(type);
        if (known == null) {
            throw new UnknownResource(("the local environment does not know the resource type %s; say in "
                            + "local/src/main/java/io/whereabouts/local/monitor/ResourceTypes.java what it "
                            + "becomes on one machine (NONE if it can be left out)")
                    .formatted(type));
        }
        return known;
    }

    private static Known ofBucket() {
        return new Known(NONE, AwsAnswers::named);
    }
}
