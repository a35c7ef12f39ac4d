package io.whereabouts.stacks.components;

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
import com.pulumi.aws.s3.inputs.BucketOwnershipControlsRuleArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bucket of the audit log. Its objects are written once and never altered: every version stays.
public final class AuditLog extends ComponentResource {
    /// Where projectors write and readers read.
    public static final String LOG = "log/";

    private final BucketV2 bucket;

    public AuditLog(String name, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:AuditLog", name, options);
        // A prefix, not a name: bucket names are shared by all of AWS's customers, and the provider adds what makes
        // this one unique.
        bucket = new BucketV2(
                name,
                BucketV2Args.builder()
                        .bucketPrefix(stack.nameOf("audit-"))
                        .forceDestroy(!stack.durability().isKept())
                        .build(),
                stack.holdingDataIn(this));
        var noPublicAccess = new BucketPublicAccessBlock(
                name,
                BucketPublicAccessBlockArgs.builder()
                        .bucket(bucket.id())
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build(),
                Stack.in(this));
        new BucketOwnershipControls(
                name,
                BucketOwnershipControlsArgs.builder()
                        .bucket(bucket.id())
                        .rule(BucketOwnershipControlsRuleArgs.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build())
                        .build(),
                Stack.in(this));
        new BucketServerSideEncryptionConfigurationV2(
                name,
                BucketServerSideEncryptionConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                                .applyServerSideEncryptionByDefault(
                                        BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs
                                                .builder()
                                                .sseAlgorithm("AES256")
                                                .build())
                                .build())
                        .build(),
                Stack.in(this));
        new BucketVersioningV2(
                name,
                BucketVersioningV2Args.builder()
                        .bucket(bucket.id())
                        .versioningConfiguration(BucketVersioningV2VersioningConfigurationArgs.builder()
                                .status("Enabled")
                                .build())
                        .build(),
                Stack.in(this));
        // S3 refuses to change the policy and the access block at the same time.
        new BucketPolicy(
                name,
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(Policy.of(List.of(refuseWithoutTls())))
                        .build(),
                Stack.in(this, noPublicAccess));
        registerOutputs(Map.of("bucketName", bucket.bucket()));
    }

    public BucketV2 bucket() {
        return bucket;
    }

    private Statement refuseWithoutTls() {
        return new Statement(
                        Statement.Effect.DENY,
                        Optional.of(Statement.Principal.EVERYBODY),
                        List.of("s3:*"),
                        List.of(bucket.arn(), Output.format("%s/*", bucket.arn())),
                        Optional.empty())
                .onlyIf("Bool", "aws:SecureTransport", Output.of("false"));
    }
}
