package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import java.util.List;

/// How long names may be, and what is in them.
final class NameRules {
    private static final String API = "https://docs.aws.amazon.com/%s";

    static final List<Rule> ALL = List.of(
            longest("Function", "name", 64, "lambda/latest/api/API_CreateFunction.html"),
            longest("Role", "name", 64, "IAM/latest/UserGuide/reference_iam-quotas.html"),
            longest("RolePolicy", "name", 128, "IAM/latest/UserGuide/reference_iam-quotas.html"),
            longest("Queue", "name", 80, "AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html"),
            longest("EventRule", "name", 64, "eventbridge/latest/APIReference/API_PutRule.html"),
            longest("EventBus", "name", 256, "eventbridge/latest/APIReference/API_CreateEventBus.html"),
            longest("Pipe", "name", 64, "eventbridge/latest/pipes-reference/API_CreatePipe.html"),
            longest("Registry", "name", 64, "eventbridge/latest/schema-reference/v1-registries-name-registryname.html"),
            longest("MetricAlarm", "name", 255, "AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"),
            longest(
                    "CompositeAlarm",
                    "alarmName",
                    255,
                    "AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html"),
            longest("Table", "name", 255, "amazondynamodb/latest/developerguide/ServiceQuotas.html"),
            longest("BucketV2", "bucketPrefix", 37, "AmazonS3/latest/userguide/bucketnamingrules.html"),
            longest("BucketV2", "bucket", 63, "AmazonS3/latest/userguide/bucketnamingrules.html"),
            longest("Workgroup", "name", 128, "athena/latest/APIReference/API_CreateWorkGroup.html"),
            longest("WebAcl", "name", 128, "waf/latest/APIReference/API_CreateWebACL.html"),
            longest("UserPool", "name", 128, "cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html"),
            longest(
                    "OriginAccessControl",
                    "name",
                    64,
                    "cloudfront/latest/APIReference/API_OriginAccessControlConfig.html"),
            longest("DeploymentGroup", "deploymentGroupName", 100, "codedeploy/latest/userguide/limits.html"),
            longest("Vault", "name", 50, "aws-backup/latest/devguide/API_CreateBackupVault.html"),
            longest("Plan", "name", 50, "aws-backup/latest/devguide/API_BackupPlanInput.html"),
            longest("Budget", "name", 100, "aws-cost-management/latest/APIReference/API_budgets_Budget.html"),
            longest("Trail", "name", 128, "awscloudtrail/latest/APIReference/API_CreateTrail.html"),
            longest("Sink", "name", 255, "OAM/latest/APIReference/API_CreateSink.html"),
            about(
                    "UserPoolDomain",
                    "a domain for tokens holds none of aws, amazon, cognito",
                    API.formatted("cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html"),
                    (graph, node) -> {
                        var domain = node.text("domain");
                        return when(domain.matches(".*(aws|amazon|cognito).*"), "domain is %s".formatted(domain));
                    }));

    private NameRules() {}

    private static Rule longest(String shortType, String property, int most, String page) {
        return about(
                shortType,
                "%s of a %s has %d characters at most".formatted(property, shortType, most),
                API.formatted(page),
                (graph, node) -> Input.text(node, property).filter(name -> !name.contains("${")).stream()
                        .flatMap(name -> when(name.length() > most, "%s has %d".formatted(name, name.length()))));
    }
}
