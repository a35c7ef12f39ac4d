package io.whereabouts.stacks.bootstrap;

import com.pulumi.aws.kms.Alias;
import com.pulumi.aws.kms.AliasArgs;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import io.whereabouts.stacks.components.Aging;
import io.whereabouts.stacks.components.PrivateBucket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where Pulumi keeps what it knows about the account's stacks. Pulumi's own lock files in the bucket keep two
/// deployments of one stack apart.
///
/// Its key is the account's only one but for backups': a state holds the secrets of machines' clients, and whoever may
/// read the bucket should need a second permission for them. Tables, buckets, queues and logs are encrypted by AWS's
/// keys, which cost nothing a request and cannot be lost.
final class State extends ComponentResource {
    static final Aging OLDER_VERSIONS_FOR_A_YEAR = new Aging(List.of(), 0, 365);

    private final PrivateBucket bucket;

    State(String name, BootstrapSettings settings, ComponentResourceOptions options) {
        super("whereabouts:bootstrap:State", name, options);
        var key = new Key(
                name,
                KeyArgs.builder()
                        .description("Pulumi's state and the secrets in it")
                        .enableKeyRotation(true)
                        .deletionWindowInDays(30)
                        .policy(Document.of(administeredBy(settings.accountId()))
                                .text())
                        .build(),
                Bootstrap.keptIn(this));
        new Alias(
                name,
                AliasArgs.builder()
                        .name(StateAccess.KEY_ALIAS)
                        .targetKeyId(key.id())
                        .build(),
                Bootstrap.in(this));
        bucket = new PrivateBucket(
                name,
                new PrivateBucket.Args(
                        new PrivateBucket.Name.Whole(StateAccess.bucketName(settings.accountId(), settings.region())),
                        true,
                        Optional.empty(),
                        OLDER_VERSIONS_FOR_A_YEAR,
                        Optional.of(key.arn())),
                ComponentResourceOptions.builder().parent(this).build());
        bucket.refuseWithoutTls();
        registerOutputs(Map.of("bucketName", bucketName()));
    }

    Output<String> bucketName() {
        return bucket.bucket().bucket();
    }

    /// What AWS puts into every key: the account's own policies decide. Without it nobody could ever change the key.
    static Statement administeredBy(String account) {
        return Statement.allow(List.of("kms:*"), List.of("*"))
                .to("AWS", List.of("arn:aws:iam::%s:root".formatted(account)));
    }
}
