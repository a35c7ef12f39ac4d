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
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A bucket that is closed to the world, takes nothing without TLS, encrypts and keeps versions.
public final class PrivateBucket extends ComponentResource {
    private final String name;
    private final BucketV2 bucket;
    private final BucketPublicAccessBlock noPublicAccess;

    /// @param isKept whether it outlives the program and mistakes
    /// @param aging what becomes of its objects with time
    /// @param keyArn of a key of our own; S3's without
    public record Args(
            Name name, boolean isKept, Optional<ObjectLock> lock, Aging aging, Optional<Output<String>> keyArn) {
        /// @param prefix of its physical name, six characters at most: S3 bounds the whole at 37
        static Args of(Stack stack, String prefix, Aging aging) {
            return new Args(
                    new Name.Prefix(stack.nameOf(prefix)),
                    stack.durability().isKept(),
                    Optional.empty(),
                    aging,
                    Optional.empty());
        }

        Args lockedBy(Optional<ObjectLock> given) {
            return new Args(name, isKept, given, aging, keyArn);
        }
    }

    /// Bucket names are shared by all of AWS's customers.
    public sealed interface Name {
        /// The provider adds what makes it unique.
        record Prefix(String text) implements Name {}

        /// For what has to be known before the bucket is there.
        record Whole(String text) implements Name {}
    }

    /// A service that may do something with it, on behalf of one resource of ours.
    ///
    /// @param service such as `cloudfront.amazonaws.com`
    /// @param path within the bucket; empty for the bucket itself
    /// @param on ARN of that resource
    public record Guest(String service, String action, String path, Output<String> on) {}

    public PrivateBucket(String name, Args args, ComponentResourceOptions options) {
        super("whereabouts:components:PrivateBucket", name, options);
        this.name = name;
        var named = BucketV2Args.builder()
                .forceDestroy(!args.isKept())
                .objectLockEnabled(args.lock().isPresent());
        switch (args.name()) {
            case Name.Prefix(String prefix) -> named.bucketPrefix(prefix);
            case Name.Whole(String whole) -> named.bucket(whole);
        }
        bucket = new BucketV2(
                name,
                named.build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .protect(args.isKept())
                        .retainOnDelete(args.isKept())
                        .build());
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
        encrypt(args.keyArn());
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

    public BucketV2 bucket() {
        return bucket;
    }

    /// To be called once: a bucket has one policy.
    ///
    /// @param guests besides whom the account's own policies let in
    /// @return what must be there before a guest comes
    public BucketPolicy refuseWithoutTls(Guest... guests) {
        var resources = List.of(bucket.arn(), within("/*"));
        // S3 refuses to change the policy and the access block at the same time.
        return new BucketPolicy(
                name,
                BucketPolicyArgs.builder()
                        .bucket(bucket.id())
                        .policy(Policy.of(Stream.concat(
                                        Stream.of(Statement.refuseWithoutTls("s3:*", resources)),
                                        Stream.of(guests).map(this::letIn))
                                .toList()))
                        .build(),
                Stack.in(this, noPublicAccess));
    }

    private Statement letIn(Guest guest) {
        return Statement.allow(
                        Statement.Principal.service(guest.service()),
                        List.of(guest.action()),
                        List.of(guest.path().isEmpty() ? bucket.arn() : within(guest.path())))
                .onlyIf("StringEquals", "aws:SourceArn", guest.on());
    }

    private Output<String> within(String path) {
        return Output.format("%s%s", bucket.arn(), path);
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

    private void encrypt(Optional<Output<String>> keyArn) {
        var by = BucketServerSideEncryptionConfigurationV2RuleApplyServerSideEncryptionByDefaultArgs.builder()
                .sseAlgorithm(keyArn.isPresent() ? "aws:kms" : "AES256");
        keyArn.ifPresent(by::kmsMasterKeyId);
        var rule = BucketServerSideEncryptionConfigurationV2RuleArgs.builder()
                .applyServerSideEncryptionByDefault(by.build());
        if (keyArn.isPresent()) {
            // Asks KMS for the bucket, not for each object.
            rule.bucketKeyEnabled(true);
        }
        new BucketServerSideEncryptionConfigurationV2(
                name,
                BucketServerSideEncryptionConfigurationV2Args.builder()
                        .bucket(bucket.id())
                        .rules(rule.build())
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
