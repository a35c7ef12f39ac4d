package io.whereabouts.stacks.components;

import com.pulumi.aws.s3.BucketCorsConfigurationV2;
import com.pulumi.aws.s3.BucketCorsConfigurationV2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.inputs.BucketCorsConfigurationV2CorsRuleArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The pictures of packages. People's browsers put and get them by links that are signed and short-lived.
public final class Pictures extends ComponentResource {
    /// What was uploaded by a link.
    public static final String PENDING = "pending/";

    /// What is shown.
    public static final String KEPT = "pictures/";

    /// Why something was not kept.
    public static final String REFUSED = "refused/";

    /// A link lives for minutes; as long as its object is there, it cannot be used again.
    private static final Aging AGING = Aging.COOLING.with(new Aging.Passing(PENDING, 1), new Aging.Passing(REFUSED, 7));

    private static final Duration PREFLIGHT_AGE = Duration.ofHours(1);

    private final PrivateBucket pictures;

    /// @param allowedOrigins web pages from which a browser may use the links
    public Pictures(String name, List<String> allowedOrigins, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:Pictures", name, options);
        pictures = new PrivateBucket(name, PrivateBucket.Args.of(stack, "pics-", AGING), Stack.inside(this));
        pictures.refuseWithoutTls();
        if (!allowedOrigins.isEmpty()) {
            new BucketCorsConfigurationV2(
                    name,
                    BucketCorsConfigurationV2Args.builder()
                            .bucket(bucket().id())
                            .corsRules(BucketCorsConfigurationV2CorsRuleArgs.builder()
                                    .allowedOrigins(allowedOrigins)
                                    .allowedMethods("GET", "PUT")
                                    .allowedHeaders("content-type", "if-none-match", "x-amz-*")
                                    .maxAgeSeconds(Math.toIntExact(PREFLIGHT_AGE.toSeconds()))
                                    .build())
                            .build(),
                    Stack.in(this));
        }
        registerOutputs(Map.of("bucketName", bucket().bucket()));
    }

    public BucketV2 bucket() {
        return pictures.bucket();
    }
}
