package io.whereabouts.stacks.components;

import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleTransitionArgs;
import java.util.ArrayList;
import java.util.List;

/// What becomes of a bucket's objects with time. Uploads that were given up go after a week, always.
///
/// @param colder classes and the days after which objects go there; none of them has to be thawed
/// @param deletedAfter days; 0 for never
/// @param oldVersionsFor days; 0 for ever
/// @param passing what does not stay
public record Aging(List<Step> colder, int deletedAfter, int oldVersionsFor, List<Passing> passing) {
    private static final int GIVEN_UP = 7;

    /// What stays as it is.
    static final Aging NEVER = new Aging(List.of(), 0, 0);

    /// Infrequent access pays from a month on, instant retrieval from three.
    static final Aging COOLING = new Aging(List.of(new Step("STANDARD_IA", 30), new Step("GLACIER_IR", 120)), 0, 30);

    /// The same for what can be made again: merges write each byte about five times.
    static final Aging MERGED = new Aging(COOLING.colder(), 0, 2);

    public record Step(String storageClass, int days) {}

    /// Objects that go soon, and a day later nothing is left of them.
    ///
    /// @param prefix of their keys
    public record Passing(String prefix, int days) {}

    public Aging(List<Step> colder, int deletedAfter, int oldVersionsFor) {
        this(colder, deletedAfter, oldVersionsFor, List.of());
    }

    Aging with(Passing... some) {
        return new Aging(colder, deletedAfter, oldVersionsFor, List.of(some));
    }

    List<BucketLifecycleConfigurationV2RuleArgs> rules() {
        var rules = new ArrayList<BucketLifecycleConfigurationV2RuleArgs>();
        rules.add(rule("uploads-given-up")
                .abortIncompleteMultipartUpload(
                        BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs.builder()
                                .daysAfterInitiation(GIVEN_UP)
                                .build())
                .build());
        if (!colder.isEmpty()) {
            rules.add(rule("colder")
                    .transitions(colder.stream()
                            .map(step -> BucketLifecycleConfigurationV2RuleTransitionArgs.builder()
                                    .storageClass(step.storageClass())
                                    .days(step.days())
                                    .build())
                            .toList())
                    .build());
        }
        if (deletedAfter > 0) {
            rules.add(rule("deleted")
                    .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                            .days(deletedAfter)
                            .build())
                    .build());
        }
        if (oldVersionsFor > 0) {
            rules.add(rule("old-versions")
                    .noncurrentVersionExpiration(
                            BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs.builder()
                                    .noncurrentDays(oldVersionsFor)
                                    .build())
                    .build());
        }
        passing.forEach(some -> rules.add(rule(some.prefix().replace("/", ""), some.prefix())
                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                        .days(some.days())
                        .build())
                .noncurrentVersionExpiration(BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs.builder()
                        .noncurrentDays(1)
                        .build())
                .build()));
        return rules;
    }

    private static BucketLifecycleConfigurationV2RuleArgs.Builder rule(String id) {
        return rule(id, "");
    }

    private static BucketLifecycleConfigurationV2RuleArgs.Builder rule(String id, String prefix) {
        return BucketLifecycleConfigurationV2RuleArgs.builder()
                .id(id)
                .status("Enabled")
                .filter(BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                        .prefix(prefix)
                        .build());
    }
}
