package io.whereabouts.stacks.bootstrap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What the provider calls of AWS for one resource.
///
/// @param arn of the resource; `{name}` is its physical name, `x` stands for another's
/// @param creating it, when it carries no tags yet but the request does
/// @param keeping it: reading, and what is set after creation
record Calls(String type, String arn, List<String> creating, List<String> keeping, List<String> deleting) {
    private static final String ALL = """
            acm/certificate | arn:aws:acm:{region}:{account}:certificate/0f | RequestCertificate AddTagsToCertificate | DescribeCertificate ListTagsForCertificate | DeleteCertificate
            acm/certificateValidation | arn:aws:acm:{region}:{account}:certificate/0f | | DescribeCertificate |
            apigatewayv2/api | arn:aws:apigateway:{region}::/apis | POST | |
            apigatewayv2/api | arn:aws:apigateway:{region}::/apis/a1 | | GET PATCH | DELETE
            apigatewayv2/apiMapping | arn:aws:apigateway:{region}::/domainnames/d/apimappings/m | | POST GET PATCH | DELETE
            apigatewayv2/authorizer | arn:aws:apigateway:{region}::/apis/a1/authorizers | | POST GET PATCH | DELETE
            apigatewayv2/domainName | arn:aws:apigateway:{region}::/domainnames | POST | |
            apigatewayv2/domainName | arn:aws:apigateway:{region}::/domainnames/d | | GET PATCH | DELETE
            apigatewayv2/integration | arn:aws:apigateway:{region}::/apis/a1/integrations | | POST GET PATCH | DELETE
            apigatewayv2/route | arn:aws:apigateway:{region}::/apis/a1/routes | | POST GET PATCH | DELETE
            apigatewayv2/stage | arn:aws:apigateway:{region}::/apis/a1/stages | | POST GET PATCH | DELETE
            apigatewayv2/stage | arn:aws:logs:{region}:{account}:* | | CreateLogDelivery GetLogDelivery UpdateLogDelivery ListLogDeliveries PutResourcePolicy DescribeResourcePolicies DescribeLogGroups | DeleteLogDelivery
            athena/workgroup | arn:aws:athena:{region}:{account}:workgroup/{name} | CreateWorkGroup TagResource | GetWorkGroup UpdateWorkGroup ListTagsForResource | DeleteWorkGroup
            cloudfront/distribution | arn:aws:cloudfront::{account}:distribution/E1 | CreateDistribution TagResource | GetDistribution UpdateDistribution ListTagsForResource | DeleteDistribution
            cloudfront/distribution | arn:aws:wafv2:us-east-1:{account}:global/webacl/{stack}-whereabouts-web-firewall/0f | | GetWebACL |
            cloudfront/originAccessControl | arn:aws:cloudfront::{account}:origin-access-control/E1 | | CreateOriginAccessControl GetOriginAccessControl UpdateOriginAccessControl | DeleteOriginAccessControl
            cloudfront/responseHeadersPolicy | arn:aws:cloudfront::{account}:response-headers-policy/0f | | CreateResponseHeadersPolicy GetResponseHeadersPolicy UpdateResponseHeadersPolicy | DeleteResponseHeadersPolicy
            cloudwatch/compositeAlarm | arn:aws:cloudwatch:{region}:{account}:alarm:{name} | PutCompositeAlarm TagResource | DescribeAlarms ListTagsForResource | DeleteAlarms
            cloudwatch/dashboard | arn:aws:cloudwatch::{account}:dashboard/{name} | | PutDashboard GetDashboard | DeleteDashboards
            cloudwatch/eventBus | arn:aws:events:{region}:{account}:event-bus/{name} | CreateEventBus TagResource | DescribeEventBus UpdateEventBus ListTagsForResource | DeleteEventBus
            cloudwatch/eventRule | arn:aws:events:{region}:{account}:rule/{stack}-whereabouts-package-events/{name} | PutRule TagResource | DescribeRule ListTagsForResource | DeleteRule
            cloudwatch/eventRule | arn:aws:events:{region}:{account}:rule/{name} | PutRule TagResource | DescribeRule ListTagsForResource | DeleteRule
            cloudwatch/eventTarget | arn:aws:events:{region}:{account}:rule/{stack}-whereabouts-x | | PutTargets ListTargetsByRule | RemoveTargets
            cloudwatch/eventTarget | arn:aws:events:{region}:{account}:rule/{stack}-whereabouts-package-events/{name} | | PutTargets ListTargetsByRule | RemoveTargets
            cloudwatch/logGroup | arn:aws:logs:{region}:{account}:log-group:{name} | CreateLogGroup TagResource | PutRetentionPolicy ListTagsForResource DescribeLogGroups | DeleteLogGroup
            cloudwatch/logMetricFilter | arn:aws:logs:{region}:{account}:log-group:/aws/lambda/{stack}-whereabouts-x | | PutMetricFilter DescribeMetricFilters DeleteMetricFilter |
            cloudwatch/metricAlarm | arn:aws:cloudwatch:{region}:{account}:alarm:{name} | PutMetricAlarm TagResource | DescribeAlarms ListTagsForResource | DeleteAlarms
            codedeploy/application | arn:aws:codedeploy:{region}:{account}:application:{name} | CreateApplication TagResource | GetApplication ListTagsForResource | DeleteApplication
            codedeploy/deploymentGroup | arn:aws:codedeploy:{region}:{account}:deploymentgroup:{stack}-whereabouts-x/live | CreateDeploymentGroup TagResource | GetDeploymentGroup UpdateDeploymentGroup ListTagsForResource | DeleteDeploymentGroup
            codedeploy/deploymentGroup | arn:aws:codedeploy:{region}:{account}:deploymentconfig:CodeDeployDefault.LambdaCanary10Percent5Minutes | | GetDeploymentConfig |
            cognito/resourceServer | arn:aws:cognito-idp:{region}:{account}:userpool/p | | CreateResourceServer DescribeResourceServer UpdateResourceServer | DeleteResourceServer
            cognito/userGroup | arn:aws:cognito-idp:{region}:{account}:userpool/p | | CreateGroup GetGroup UpdateGroup | DeleteGroup
            cognito/userPool | arn:aws:cognito-idp:{region}:{account}:userpool/p | CreateUserPool TagResource | DescribeUserPool UpdateUserPool GetUserPoolMfaConfig SetUserPoolMfaConfig ListTagsForResource | DeleteUserPool
            cognito/userPoolClient | arn:aws:cognito-idp:{region}:{account}:userpool/p | | CreateUserPoolClient DescribeUserPoolClient UpdateUserPoolClient | DeleteUserPoolClient
            cognito/userPoolDomain | arn:aws:cognito-idp:{region}:{account}:userpool/p | | CreateUserPoolDomain DescribeUserPoolDomain | DeleteUserPoolDomain
            dynamodb/table | arn:aws:dynamodb:{region}:{account}:table/{name} | CreateTable TagResource | DescribeTable DescribeContinuousBackups DescribeTimeToLive ListTagsOfResource UpdateTable UpdateContinuousBackups | DeleteTable
            glue/catalogDatabase | arn:aws:glue:{region}:{account}:database/{name} | CreateDatabase TagResource | GetDatabase UpdateDatabase GetTags | DeleteDatabase
            glue/catalogTable | arn:aws:glue:{region}:{account}:table/{stack_}_whereabouts_audit/{name} | | CreateTable GetTable UpdateTable GetPartitionIndexes | DeleteTable
            glue/catalogTable | arn:aws:glue:{region}:{account}:catalog | | CreateTable GetTable UpdateTable | DeleteTable
            iam/role | arn:aws:iam::{account}:role/{name} | CreateRole TagRole | GetRole ListRolePolicies ListAttachedRolePolicies UpdateAssumeRolePolicy PassRole | ListInstanceProfilesForRole DeleteRole
            iam/rolePolicy | arn:aws:iam::{account}:role/{stack}-whereabouts-x | | PutRolePolicy GetRolePolicy | DeleteRolePolicy
            lambda/alias | arn:aws:lambda:{region}:{account}:function:{stack}-whereabouts-x | | CreateAlias GetAlias UpdateAlias | DeleteAlias
            lambda/eventSourceMapping | arn:aws:lambda:{region}:{account}:event-source-mapping:0f | CreateEventSourceMapping TagResource | GetEventSourceMapping UpdateEventSourceMapping ListTags | DeleteEventSourceMapping
            lambda/function | arn:aws:lambda:{region}:{account}:function:{name} | CreateFunction TagResource | GetFunction GetFunctionConfiguration GetFunctionCodeSigningConfig ListVersionsByFunction ListTags UpdateFunctionCode UpdateFunctionConfiguration PublishVersion | DeleteFunction
            lambda/permission | arn:aws:lambda:{region}:{account}:function:{stack}-whereabouts-x:live | | AddPermission GetPolicy RemovePermission |
            pipes/pipe | arn:aws:pipes:{region}:{account}:pipe/{name} | CreatePipe TagResource | DescribePipe UpdatePipe StartPipe StopPipe ListTagsForResource | DeletePipe
            route53/healthCheck | arn:aws:route53:::healthcheck/0f | | CreateHealthCheck GetHealthCheck UpdateHealthCheck ChangeTagsForResource ListTagsForResource | DeleteHealthCheck
            route53/record | arn:aws:route53:::hostedzone/Z0123456789 | | ChangeResourceRecordSets GetHostedZone ListResourceRecordSets |
            route53/record | arn:aws:route53:::change/C1 | | GetChange |
            s3/bucketCorsConfigurationV2 | arn:aws:s3:::{bucket} | | PutBucketCORS GetBucketCORS |
            s3/bucketLifecycleConfigurationV2 | arn:aws:s3:::{bucket} | | PutLifecycleConfiguration GetLifecycleConfiguration |
            s3/bucketNotification | arn:aws:s3:::{bucket} | | PutBucketNotification GetBucketNotification |
            s3/bucketObjectLockConfigurationV2 | arn:aws:s3:::{bucket} | | PutBucketObjectLockConfiguration GetBucketObjectLockConfiguration |
            s3/bucketObjectv2 | arn:aws:s3:::{stack}-whereabouts-page-1/index.html | | PutObject PutObjectTagging GetObject GetObjectTagging | DeleteObject
            s3/bucketOwnershipControls | arn:aws:s3:::{bucket} | | PutBucketOwnershipControls GetBucketOwnershipControls |
            s3/bucketPolicy | arn:aws:s3:::{bucket} | | PutBucketPolicy GetBucketPolicy DeleteBucketPolicy |
            s3/bucketPublicAccessBlock | arn:aws:s3:::{bucket} | | PutBucketPublicAccessBlock GetBucketPublicAccessBlock |
            s3/bucketServerSideEncryptionConfigurationV2 | arn:aws:s3:::{bucket} | | PutEncryptionConfiguration GetEncryptionConfiguration |
            s3/bucketV2 | arn:aws:s3:::{bucket} | CreateBucket PutBucketTagging | ListBucket GetBucketAcl GetBucketTagging GetBucketLogging GetBucketRequestPayment GetBucketWebsite GetAccelerateConfiguration GetReplicationConfiguration | DeleteBucket ListBucketVersions
            s3/bucketV2 | arn:aws:s3:::{bucket}/log/x | |  | DeleteObject DeleteObjectVersion
            s3/bucketVersioningV2 | arn:aws:s3:::{bucket} | | PutBucketVersioning GetBucketVersioning |
            schemas/registry | arn:aws:schemas:{region}:{account}:registry/{name} | CreateRegistry TagResource | DescribeRegistry UpdateRegistry ListTagsForResource | DeleteRegistry
            schemas/schema | arn:aws:schemas:{region}:{account}:schema/{stack}-whereabouts-x/{name} | CreateSchema TagResource | DescribeSchema UpdateSchema ListTagsForResource | DeleteSchema
            sns/topic | arn:aws:sns:{region}:{account}:{name} | CreateTopic TagResource | GetTopicAttributes SetTopicAttributes ListTagsForResource | DeleteTopic
            sns/topicPolicy | arn:aws:sns:{region}:{account}:{stack}-whereabouts-x | | GetTopicAttributes SetTopicAttributes |
            sns/topicSubscription | arn:aws:sns:{region}:{account}:{stack}-whereabouts-x | | Subscribe GetSubscriptionAttributes SetSubscriptionAttributes | Unsubscribe
            sqs/queue | arn:aws:sqs:{region}:{account}:{name} | CreateQueue TagQueue | GetQueueAttributes SetQueueAttributes ListQueueTags | DeleteQueue
            sqs/queuePolicy | arn:aws:sqs:{region}:{account}:{stack}-whereabouts-x | | GetQueueAttributes SetQueueAttributes |
            sqs/redriveAllowPolicy | arn:aws:sqs:{region}:{account}:{stack}-whereabouts-x | | GetQueueAttributes SetQueueAttributes |
            wafv2/webAcl | arn:aws:wafv2:us-east-1:{account}:global/webacl/{name}/0f | CreateWebACL TagResource | GetWebACL UpdateWebACL ListTagsForResource | DeleteWebACL
            wafv2/webAcl | arn:aws:wafv2:us-east-1:{account}:global/managedruleset/AWSManagedRulesCommonRuleSet/0f | | CreateWebACL UpdateWebACL |
            """;

    static List<Calls> all() {
        return ALL.lines().map(Calls::of).toList();
    }

    private static Calls of(String line) {
        var parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        var service = parts.get(1).split(":", -1)[2];
        return new Calls(
                parts.get(0),
                parts.get(1),
                actions(service, parts.get(2)),
                actions(service, parts.get(3)),
                actions(service, parts.get(4)));
    }

    private static List<String> actions(String service, String names) {
        return Arrays.stream(names.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(name -> service + ":" + name)
                .toList();
    }
}
