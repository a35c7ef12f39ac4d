package io.whereabouts.stacks.gate;

import static java.util.Map.entry;

import io.whereabouts.stacks.Graph;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A stack in which everything is wrong.
final class Broken extends ByHand {
    private static final String LONG = "x".repeat(300);

    private Broken() {}

    static Graph production(String zip) {
        var broken = new Broken();
        broken.add("pulumi:providers:aws", "aws", Map.of("region", "eu-central-1"), Map.of());
        broken.add("pulumi:providers:aws", "virginia", Map.of("region", "us-east-1"), Map.of());
        broken.functions(zip);
        broken.queues();
        broken.edge();
        broken.catalog();
        broken.policies();
        broken.watching();
        broken.data();
        broken.account();
        return new Graph("prod", broken.nodes(), Map.of());
    }

    static Graph ephemeral() {
        var broken = new Broken();
        broken.add("aws:dynamodb/table:Table", "t", Map.of("deletionProtectionEnabled", true), Map.of());
        return new Graph("dev-broken", broken.nodes(), Map.of());
    }

    private void functions(String zip) {
        add(
                "aws:lambda/function:Function",
                "f",
                Map.ofEntries(
                        entry("name", LONG),
                        entry("timeout", 1_000.0),
                        entry("memorySize", 64.0),
                        entry("environment", Map.of("variables", Map.of("A", "x".repeat(5_000)))),
                        entry("snapStart", Map.of()),
                        entry("runtime", "provided"),
                        entry("architectures", List.of("arm64")),
                        entry("code", zip)),
                Map.of());
        add("aws:lambda/alias:Alias", "a", Map.of(), Map.of("functionName", "f"));
        add("aws:apigatewayv2/integration:Integration", "i", Map.of(), Map.of("integrationUri", "a"));
        IntStream.range(0, 50)
                .forEach(i -> add("aws:lambda/permission:Permission", "p" + i, Map.of(), Map.of("function", "f")));
    }

    private void queues() {
        add("aws:sqs/queue:Queue", "dead", Map.of("messageRetentionSeconds", 5.0), Map.of());
        add(
                "aws:sqs/queue:Queue",
                "q",
                Map.of("name", LONG, "messageRetentionSeconds", 10.0, "redrivePolicy", "{\"maxReceiveCount\":1}"),
                Map.of("redrivePolicy", "dead"));
        add("aws:sqs/queue:Queue", "alone", Map.of(), Map.of());
        add(
                "aws:lambda/eventSourceMapping:EventSourceMapping",
                "m",
                Map.of("batchSize", 20_000.0, "scalingConfig", Map.of("maximumConcurrency", 1.0)),
                Map.of("eventSourceArn", "q", "functionName", "a"));
        add(
                "aws:lambda/eventSourceMapping:EventSourceMapping",
                "m2",
                Map.of("maximumBatchingWindowInSeconds", 400.0),
                Map.of("eventSourceArn", "q", "functionName", "a"));
        add("aws:cloudwatch/eventBus:EventBus", "bus", Map.of("name", LONG), Map.of());
        var stream = Map.of("batchSize", 100.0, "parallelizationFactor", 20.0, "maximumBatchingWindowInSeconds", 400.0);
        add(
                "aws:pipes/pipe:Pipe",
                "pipe",
                Map.of("name", LONG, "sourceParameters", Map.of("dynamodbStreamParameters", stream)),
                Map.of("target", "bus"));
        add(
                "aws:cloudwatch/eventRule:EventRule",
                "r",
                Map.of("name", LONG, "eventPattern", "x".repeat(3_000)),
                Map.of());
        IntStream.range(0, 6)
                .forEach(i -> add("aws:cloudwatch/eventTarget:EventTarget", "t" + i, Map.of(), Map.of("rule", "r")));
    }

    private void edge() {
        add("aws:apigatewayv2/stage:Stage", "stage", Map.of(), Map.of());
        add("aws:wafv2/webAclAssociation:WebAclAssociation", "w", Map.of(), Map.of("resourceArn", "stage"));
        add("aws:wafv2/webAcl:WebAcl", "acl", Map.of("name", LONG, "scope", "CLOUDFRONT"), Map.of());
        add("aws:acm/certificate:Certificate", "here", Map.of(), Map.of());
        add("aws:acm/certificate:Certificate", "there", Map.of(), Map.of(), "virginia");
        add(
                "aws:cloudfront/distribution:Distribution",
                "d",
                Map.of(
                        "webAclId", "${WebAcl/acl.id}",
                        "viewerCertificate", Map.of("acmCertificateArn", "${Certificate/here.arn}"),
                        "defaultCacheBehavior", Map.of("viewerProtocolPolicy", "allow-all")),
                Map.of("viewerCertificate", "here"));
        add("aws:apigatewayv2/domainName:DomainName", "n", Map.of(), Map.of("domainNameConfiguration", "there"));
        add(
                "aws:apigatewayv2/api:Api",
                "api",
                Map.of("corsConfiguration", Map.of("allowOrigins", List.of("*"), "allowCredentials", true)),
                Map.of());
        add("aws:apigatewayv2/route:Route", "route", Map.of("routeKey", "GET /x"), Map.of());
    }

    private void catalog() {
        add(
                "aws:glue/catalogTable:CatalogTable",
                "log",
                Map.of(
                        "name",
                        "Log-Table",
                        "parameters",
                        Map.of(
                                "projection.enabled", "true",
                                "projection.day.type", "monthly",
                                "projection.hour.type", "integer",
                                "storage.location.template", "s3://log/"),
                        "partitionKeys",
                        List.of(Map.of("name", "month"))),
                Map.of());
        add("aws:glue/catalogDatabase:CatalogDatabase", "db", Map.of("name", "Audit"), Map.of());
        add("aws:athena/workgroup:Workgroup", "g", Map.of("name", LONG), Map.of());
    }

    private void policies() {
        add("aws:iam/role:Role", "role", Map.of("name", LONG, "assumeRolePolicy", "x".repeat(3_000)), Map.of());
        add(
                "aws:iam/rolePolicy:RolePolicy",
                "grants",
                Map.of("name", LONG, "policy", "x".repeat(11_000)),
                Map.of("role", "role"));
        add("aws:iam/policy:Policy", "p", Map.of("policy", "x".repeat(7_000)), Map.of());
        add("aws:organizations/policy:Policy", "scp", Map.of("content", "x".repeat(6_000)), Map.of());
        add("aws:s3/bucketPolicy:BucketPolicy", "b", Map.of("policy", "x".repeat(30_000)), Map.of());
        add("aws:kms/key:Key", "k", Map.of("policy", "x".repeat(40_000)), Map.of());
        add(
                "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
                "l",
                Map.of("policyDocument", "x".repeat(6_000)),
                Map.of());
        add(
                "aws:sqs/queuePolicy:QueuePolicy",
                "open",
                Map.of("policy", "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\"}]}"),
                Map.of());
        add(
                "aws:sqs/queuePolicy:QueuePolicy",
                "deputy",
                Map.of(
                        "policy",
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"}}}"),
                Map.of());
    }

    private void watching() {
        add(
                "aws:cloudwatch/metricAlarm:MetricAlarm",
                "alarm",
                Map.of("name", LONG, "namespace", "AWS/CloudFront", "period", 45.0, "evaluationPeriods", 5_000.0),
                Map.of());
        add("aws:cloudwatch/metricAlarm:MetricAlarm", "wordy", Map.of("alarmDescription", "x".repeat(2_000)), Map.of());
        add(
                "aws:cloudwatch/compositeAlarm:CompositeAlarm",
                "all",
                Map.of("alarmName", LONG, "alarmRule", "x".repeat(11_000)),
                Map.of());
        add(
                "aws:cloudwatch/dashboard:Dashboard",
                "board",
                Map.of(
                        "dashboardBody",
                        "{\"widgets\":[{\"properties\":{\"metrics\":[1%s]}}]}".formatted(",1".repeat(2_600))),
                Map.of());
        add("aws:cloudwatch/logGroup:LogGroup", "log", Map.of("retentionInDays", 4.0), Map.of());
        add("aws:route53/healthCheck:HealthCheck", "h", Map.of("requestInterval", 15.0), Map.of());
    }

    private void data() {
        add(
                "aws:dynamodb/table:Table",
                "table",
                Map.of(
                        "name",
                        LONG,
                        "hashKey",
                        "a",
                        "attributes",
                        List.of(Map.of("name", "b")),
                        "globalSecondaryIndexes",
                        List.of(Map.of("projectionType", "SOME")),
                        "onDemandThroughput",
                        Map.of("maxReadRequestUnits", 0.0)),
                Map.of());
        add(node(
                "aws:s3/bucketV2:BucketV2",
                "bucket",
                Map.of("bucket", LONG, "bucketPrefix", LONG, "objectLockEnabled", true, "forceDestroy", true),
                Map.of(),
                Optional.empty(),
                true));
        add("aws:schemas/registry:Registry", "registry", Map.of("name", LONG), Map.of());
        add("aws:cognito/userPool:UserPool", "pool", Map.of("name", LONG), Map.of());
        add("aws:cognito/userPoolDomain:UserPoolDomain", "domain", Map.of("domain", "my-aws"), Map.of());
        add("aws:cloudfront/originAccessControl:OriginAccessControl", "oac", Map.of("name", LONG), Map.of());
        add(
                "aws:codedeploy/deploymentGroup:DeploymentGroup",
                "deployments",
                Map.of("deploymentGroupName", LONG),
                Map.of());
    }

    private void account() {
        add("aws:cloudtrail/trail:Trail", "trail", Map.of("name", LONG), Map.of());
        add("aws:backup/vault:Vault", "vault", Map.of("name", LONG), Map.of());
        add(
                "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
                "lock",
                Map.of("changeableForDays", 2.0, "minRetentionDays", 30.0),
                Map.of("backupVaultName", "vault"));
        add(
                "aws:backup/plan:Plan",
                "plan",
                Map.of("name", LONG, "rules", List.of(Map.of("lifecycle", Map.of("deleteAfter", 7.0)))),
                Map.of("rules", "vault"));
        add(
                "aws:budgets/budget:Budget",
                "budget",
                Map.of("name", LONG, "notifications", Collections.nCopies(11, Map.of())),
                Map.of());
        add("aws:oam/sink:Sink", "sink", Map.of("name", LONG), Map.of());
    }
}
