package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketOwnershipControls;
import com.pulumi.aws.s3.BucketOwnershipControlsArgs;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2;
import com.pulumi.aws.s3.BucketServerSideEncryptionConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.BucketVersioningV2;
import com.pulumi.aws.s3.BucketVersioningV2Args;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketOwnershipControlsRuleArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A bucket that nobody outside of the account sees, over TLS only; an older version stays a year.
final class PrivateBucket extends ComponentResource {
    private static final int DAYS_OF_OLDER_VERSIONS = 365;
    private static final int DAYS_OF_UNFINISHED_UPLOADS = 7;

    private final BucketV2 bucket;
    private final BucketPolicy policy;

    /// @param encryption by S3's own key or by one of ours
    /// @param allowed what other than the account's own roles may do with it
    record Args(
            String physicalName,
            BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs encryption,
            List<Statement> allowed) {}

    PrivateBucket(String name, Args args, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:PrivateBucket", name, options);
        bucket = new BucketV2(
                name, BucketV2Args.builder().bucket(args.physicalName()).build(), Bootstrap.keptIn(this));
        var noPublicAccess = new BucketPublicAccessBlock(
                name,
                BucketPublicAccessBlockArgs.builder()
                        .bucket(bucket.id())
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build(),
                Bootstrap.in(this));
        new BucketOwnershipControls(
                name,
                BucketOwnershipControlsArgs.builder()
                        .bucket(bucket.id())
                        .rule(BucketOwnershipControlsRuleArgs.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build())
                        .build(),
                Bootstrap.in(this));
        new BucketServerSideEncryptionConfigurationV2(
                name,
                BucketServerSideEncryptionConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                                .applyServerSideEncryptionByDefault(args.encryption())
                                .bucketKeyEnabled(true)
                                .build())
                        .build(),
                Bootstrap.in(this));
        var versions = new BucketVersioningV2(
                name,
                BucketVersioningV2Args.builder()
                        .bucket(bucket.id())
                        .versioningConfiguration(BucketVersioningV2VersioningConfigurationArgs.builder()
                                .status("Enabled")
                                .build())
                        .build(),
                Bootstrap.in(this));
        expireOlderVersions(name, versions);
        // S3 refuses to change the policy and the access block at the same time.
        policy = new BucketPolicy(
                name,
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(document(args).text())
                        .build(),
                Bootstrap.in(this, noPublicAccess));
        registerOutputs(Map.of("bucketName", bucket.bucket()));
    }

    Output<String> bucketName() {
        return bucket.bucket();
    }

    /// To be there before whoever needs its permission.
    BucketPolicy policy() {
        return policy;
    }

    private void expireOlderVersions(String name, BucketVersioningV2 versions) {
        new BucketLifecycleConfigurationV2(
                name,
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(BucketLifecycleConfigurationV2RuleArgs.builder()
                                .id("older-versions")
                                .status("Enabled")
                                .filter(BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                                        .prefix("")
                                        .build())
                                .noncurrentVersionExpiration(
                                        BucketLifecycleConfigurationV2RuleNoncurrentVersionExpirationArgs.builder()
                                                .noncurrentDays(DAYS_OF_OLDER_VERSIONS)
                                                .build())
                                .abortIncompleteMultipartUpload(
                                        BucketLifecycleConfigurationV2RuleAbortIncompleteMultipartUploadArgs.builder()
                                                .daysAfterInitiation(DAYS_OF_UNFINISHED_UPLOADS)
                                                .build())
                                .build())
                        .build(),
                Bootstrap.in(this, versions));
    }

    private static Document document(Args args) {
        var arn = "arn:aws:s3:::" + args.physicalName();
        var statements = new ArrayList<>(args.allowed());
        statements.add(Statement.deny(List.of("s3:*"), List.of(arn, arn + "/*"))
                .to("AWS", List.of("*"))
                .onlyIf("Bool", "aws:SecureTransport", "false"));
        return new Document(statements);
    }
}
