package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.cloudtrail.TrailArgs;
import com.pulumi.aws.cloudtrail.inputs.TrailAdvancedEventSelectorArgs;
import com.pulumi.aws.cloudtrail.inputs.TrailAdvancedEventSelectorFieldSelectorArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Who did what in the account, in every Region; and who read or wrote an object of the audit log.
final class Trail extends ComponentResource {
    /// The first trail of management events is free; each of the audit log's objects costs 0.000001 dollars a request.
    Trail(String name, BootstrapSettings settings, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:Trail", name, options);
        var trail = Boundaries.OURS + name;
        var bucket = new PrivateBucket(
                name,
                new PrivateBucket.Args(
                        "%s-%s-%s".formatted(trail, settings.accountId(), settings.region()),
                        BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs.builder()
                                .sseAlgorithm("AES256")
                                .build(),
                        written(trail, settings)),
                ComponentResourceOptions.builder().parent(this).build());
        new com.pulumi.aws.cloudtrail.Trail(
                name,
                TrailArgs.builder()
                        .name(trail)
                        .s3BucketName(bucket.bucketName())
                        .isMultiRegionTrail(true)
                        .includeGlobalServiceEvents(true)
                        .enableLogFileValidation(true)
                        .advancedEventSelectors(selectors(settings.account()))
                        .build(),
                Bootstrap.in(this, bucket.policy()));
        registerOutputs(Map.of("bucketName", bucket.bucketName()));
    }

    private static List<Statement> written(String trail, BootstrapSettings settings) {
        var bucket = "arn:aws:s3:::%s-%s-%s".formatted(trail, settings.accountId(), settings.region());
        var arn = "arn:aws:cloudtrail:%s:%s:trail/%s".formatted(settings.region(), settings.accountId(), trail);
        return List.of(
                Statement.allow(List.of("s3:GetBucketAcl"), List.of(bucket))
                        .to("Service", List.of("cloudtrail.amazonaws.com"))
                        .onlyIf("StringEquals", "aws:SourceArn", arn),
                Statement.allow(
                                List.of("s3:PutObject"),
                                List.of("%s/AWSLogs/%s/*".formatted(bucket, settings.accountId())))
                        .to("Service", List.of("cloudtrail.amazonaws.com"))
                        .onlyIf("StringEquals", "aws:SourceArn", arn));
    }

    private static List<TrailAdvancedEventSelectorArgs> selectors(Account account) {
        var selectors = new ArrayList<TrailAdvancedEventSelectorArgs>();
        selectors.add(TrailAdvancedEventSelectorArgs.builder()
                .name("Management")
                .fieldSelectors(equal("eventCategory", "Management"))
                .build());
        if (account == Account.PRODUCTION || account == Account.STAGING) {
            selectors.add(TrailAdvancedEventSelectorArgs.builder()
                    .name("Audit")
                    .fieldSelectors(
                            equal("eventCategory", "Data"),
                            equal("resources.type", "AWS::S3::Object"),
                            TrailAdvancedEventSelectorFieldSelectorArgs.builder()
                                    .field("resources.ARN")
                                    .startsWiths(auditBuckets(account))
                                    .build())
                    .build());
        }
        return selectors;
    }

    /// And those of what was asked of them. By the prefixes of their names; what follows is the provider's to choose.
    private static List<String> auditBuckets(Account account) {
        return Stream.of("audit-", "merge-", "query-")
                .map(thing -> "arn:aws:s3:::%s-whereabouts-%s".formatted(account.stackName(), thing))
                .toList();
    }

    private static TrailAdvancedEventSelectorFieldSelectorArgs equal(String field, String value) {
        return TrailAdvancedEventSelectorFieldSelectorArgs.builder()
                .field(field)
                .equals_(value)
                .build();
    }
}
