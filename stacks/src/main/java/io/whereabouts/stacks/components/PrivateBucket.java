package io.whereabouts.stacks.components;

import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketObjectLockConfigurationV2;
import com.pulumi.aws.s3.BucketObjectLockConfigurationV2Args;
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
import com.pulumi.aws.s3.inputs.BucketObjectLockConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketObjectLockConfigurationV2RuleDefaultRetentionArgs;
import com.pulumi.aws.s3.inputs.BucketOwnershipControlsRuleArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs;
import com.pulumi.aws.s3.inputs.BucketServerSideEncryptionConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketVersioningV2VersioningConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A bucket that is closed to the world, takes nothing without TLS, encrypts and keeps versions.
final class PrivateBucket extends ComponentResource {
    private final String name;
    private final BucketV2 bucket;
    private final BucketPublicAccessBlock noPublicAccess;

    /// @param prefix of its physical name, six characters at most: S3 bounds the whole at 37
    /// @param aging what becomes of its objects with time
    record Args(String prefix, Optional<ObjectLock> lock, Aging aging) {}

    PrivateBucket(String name, Args args, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:PrivateBucket", name, options);
        this.name = name;
        // A prefix, not a name: bucket names are shared by all of AWS's customers, and the provider adds what makes
        // this one unique.
        bucket = new BucketV2(
                name,
                BucketV2Args.builder()
                        .bucketPrefix(stack.nameOf(args.prefix()))
                        .forceDestroy(!stack.durability().isKept())
                        .objectLockEnabled(args.lock().isPresent())
                        .build(),
                stack.holdingDataIn(this));
        noPublicAccess = new BucketPublicAccessBlock(
                name,
                BucketPublicAccessBlockArgs.builder()
                        .bucket(bucket.id())
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build(),
                Stack.in(this));
        own();
        encrypt();
        var versions = new BucketVersioningV2(
                name,
                BucketVersioningV2Args.builder()
                        .bucket(bucket.id())
                        .versioningConfiguration(BucketVersioningV2VersioningConfigurationArgs.builder()
                                .status("Enabled")
                                .build())
                        .build(),
                Stack.in(this));
        // S3 refuses rules about old versions where there are none.
        new BucketLifecycleConfigurationV2(
                name,
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(args.aging().rules())
                        .build(),
                Stack.in(this, versions));
        args.lock().ifPresent(lock -> lock(lock, versions));
        registerOutputs(Map.of("bucketName", bucket.bucket()));
    }

    BucketV2 bucket() {
        return bucket;
    }

    /// To be called once: a bucket has one policy.
    void refuseWithoutTls(Statement... besides) {
        var resources = List.of(bucket.arn(), Output.format("%s/*", bucket.arn()));
        // S3 refuses to change the policy and the access block at the same time.
        new BucketPolicy(
                name,
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(Policy.of(Stream.concat(
                                        Stream.of(Statement.refuseWithoutTls("s3:*", resources)), Stream.of(besides))
                                .toList()))
                        .build(),
                Stack.in(this, noPublicAccess));
    }

    private void own() {
        new BucketOwnershipControls(
                name,
                BucketOwnershipControlsArgs.builder()
                        .bucket(bucket.id())
                        .rule(BucketOwnershipControlsRuleArgs.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build())
                        .build(),
                Stack.in(this));
    }

    private void encrypt() {
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
    }

    private void lock(ObjectLock lock, Resource versions) {
        new BucketObjectLockConfigurationV2(
                name,
                BucketObjectLockConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rule(BucketObjectLockConfigurationV2RuleArgs.builder()
                                .defaultRetention(BucketObjectLockConfigurationV2RuleDefaultRetentionArgs.builder()
                                        .mode(lock.mode().name())
                                        .years(lock.years())
                                        .build())
                                .build())
                        .build(),
                Stack.in(this, versions));
    }
}
