package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.cloudtrail.TrailArgs;
import com.pulumi.aws.cloudtrail.inputs.TrailAdvancedEventSelectorArgs;
import com.pulumi.aws.cloudtrail.inputs.TrailAdvancedEventSelectorFieldSelectorArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import io.whereabouts.stacks.components.PrivateBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who did what in the account, in every Region; and who read or wrote an object of the audit log.
final class Trail extends ComponentResource {
    private static final String CLOUDTRAIL = "cloudtrail.amazonaws.com";

    /// The first trail of management events is free; each of the audit log's objects costs 0.000001 dollars a request.
    Trail(String name, BootstrapSettings settings, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:Trail", name, options);
        var trail = Boundaries.OURS + name;
        var bucket = new PrivateBucket(
                name,
                new PrivateBucket.Args(
                        new PrivateBucket.Name.Whole(
                                "%s-%s-%s".formatted(trail, settings.accountId(), settings.region())),
                        true,
                        Optional.empty(),
                        State.OLDER_VERSIONS_FOR_A_YEAR,
                        Optional.empty()),
                ComponentResourceOptions.builder().parent(this).build());
        var arn = Output.of(
                "arn:aws:cloudtrail:%s:%s:trail/%s".formatted(settings.region(), settings.accountId(), trail));
        var policy = bucket.refuseWithoutTls(
                new PrivateBucket.Guest(CLOUDTRAIL, "s3:GetBucketAcl", "", arn),
                new PrivateBucket.Guest(
                        CLOUDTRAIL, "s3:PutObject", "/AWSLogs/%s/*".formatted(settings.accountId()), arn));
        new com.pulumi.aws.cloudtrail.Trail(
                name,
                TrailArgs.builder()
                        .name(trail)
                        .s3BucketName(bucket.bucket().bucket())
                        .isMultiRegionTrail(true)
                        .includeGlobalServiceEvents(true)
                        .enableLogFileValidation(true)
                        .advancedEventSelectors(selectors(settings.account()))
                        .build(),
                Bootstrap.in(this, policy));
        registerOutputs(Map.of("bucketName", bucket.bucket().bucket()));
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
