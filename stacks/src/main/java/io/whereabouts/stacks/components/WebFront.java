package io.whereabouts.stacks.components;

import com.pulumi.aws.Provider;
import com.pulumi.aws.cloudfront.Distribution;
import com.pulumi.aws.cloudfront.DistributionArgs;
import com.pulumi.aws.cloudfront.OriginAccessControl;
import com.pulumi.aws.cloudfront.OriginAccessControlArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionCustomErrorResponseArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionDefaultCacheBehaviorArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionOriginArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionRestrictionsArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionRestrictionsGeoRestrictionArgs;
import com.pulumi.aws.cloudfront.inputs.DistributionViewerCertificateArgs;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.aws.route53.inputs.RecordAliasArgs;
import com.pulumi.aws.s3.BucketObjectv2;
import com.pulumi.aws.s3.BucketObjectv2Args;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The page: files in a bucket that only this distribution reads, behind a firewall.
public final class WebFront extends ComponentResource {
    private static final String ORIGIN = "page";

    private static final String CLOUDFRONT = "cloudfront.amazonaws.com";

    /// AWS's own: compressed, kept for a day, asked for without cookies, headers and queries.
    private static final String CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

    private final Args args;
    private final PrivateBucket files;
    private final Distribution distribution;

    /// @param domain its own name; without one it has the name that CloudFront gives it
    /// @param edge the provider for us-east-1, where CloudFront takes certificates and firewalls from
    /// @param callable hosts that the page may call, such as `https://*.execute-api.eu-central-1.amazonaws.com`
    public record Args(Optional<Domain> domain, Provider edge, List<Output<String>> callable) {}

    public WebFront(String name, Args args, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:WebFront", name, options);
        this.args = args;
        var atTheEdge = ComponentResourceOptions.builder()
                .parent(this)
                .providers(args.edge())
                .build();
        files = new PrivateBucket(
                name, PrivateBucket.Args.of(stack, "page-", new Aging(List.of(), 0, 30)), Stack.inside(this));
        var firewall = new Firewall(name + "-firewall", stack, atTheEdge);
        var certificate = args.domain().map(domain -> new Certificate(name + "-certificate", domain, atTheEdge));
        distribution = distribution(name, firewall, certificate, stack);
        files.refuseWithoutTls(
                new PrivateBucket.Guest(CLOUDFRONT, "s3:GetObject", "/*", distribution.arn()),
                // Without the right to list, S3 would answer 403 for a file that is not there.
                new PrivateBucket.Guest(CLOUDFRONT, "s3:ListBucket", "", distribution.arn()));
        new BucketObjectv2(
                name,
                BucketObjectv2Args.builder()
                        .bucket(bucket().id())
                        .key("index.html")
                        .contentType("text/html; charset=utf-8")
                        .content(
                                "<!doctype html><html lang=\"en\"><title>Whereabouts</title><p>Whereabouts: the page is yet"
                                        + " to be deployed.</html>")
                        .build(),
                onlyUntilThePageIsDeployed());
        args.domain().ifPresent(domain -> point(name, domain));
        registerOutputs(Map.of("url", url()));
    }

    /// Something that the health check finds; what is put in its place stays.
    private CustomResourceOptions onlyUntilThePageIsDeployed() {
        return CustomResourceOptions.builder()
                .parent(this)
                .ignoreChanges("content", "contentType", "cacheControl", "etag", "metadata")
                .build();
    }

    public Output<String> url() {
        return Output.format("https://%s", host());
    }

    public Output<String> host() {
        return args.domain().map(domain -> Output.of(domain.name())).orElseGet(distribution::domainName);
    }

    /// Where its files are to be put.
    public BucketV2 bucket() {
        return files.bucket();
    }

    /// To be told when files have changed.
    public Output<String> distributionId() {
        return distribution.id();
    }

    private Distribution distribution(String name, Firewall firewall, Optional<Certificate> certificate, Stack stack) {
        var access = new OriginAccessControl(
                name,
                OriginAccessControlArgs.builder()
                        .name(stack.nameOf(name))
                        .originAccessControlOriginType("s3")
                        .signingBehavior("always")
                        .signingProtocol("sigv4")
                        .build(),
                Stack.in(this));
        var headers = PageHeaders.declare(name, args.callable(), stack, this);
        return new Distribution(
                name,
                DistributionArgs.builder()
                        .enabled(true)
                        .comment(stack.nameOf(name))
                        .aliases(args.domain().map(Domain::name).stream().toList())
                        .origins(DistributionOriginArgs.builder()
                                .originId(ORIGIN)
                                .domainName(bucket().bucketRegionalDomainName())
                                .originAccessControlId(access.id())
                                .build())
                        .defaultRootObject("index.html")
                        .defaultCacheBehavior(DistributionDefaultCacheBehaviorArgs.builder()
                                .targetOriginId(ORIGIN)
                                .allowedMethods("GET", "HEAD")
                                .cachedMethods("GET", "HEAD")
                                .viewerProtocolPolicy("redirect-to-https")
                                .cachePolicyId(CACHING_OPTIMIZED)
                                .responseHeadersPolicyId(headers.id())
                                .compress(true)
                                .build())
                        // Paths within the page. Not for 403 as well, which is the firewall's answer.
                        .customErrorResponses(DistributionCustomErrorResponseArgs.builder()
                                .errorCode(404)
                                .responseCode(200)
                                .responsePagePath("/index.html")
                                .build())
                        .httpVersion("http2and3")
                        .isIpv6Enabled(true)
                        .webAclId(firewall.arn())
                        .restrictions(DistributionRestrictionsArgs.builder()
                                .geoRestriction(DistributionRestrictionsGeoRestrictionArgs.builder()
                                        .restrictionType("none")
                                        .build())
                                .build())
                        .viewerCertificate(viewerCertificate(certificate))
                        .build(),
                Stack.in(this));
    }

    private static DistributionViewerCertificateArgs viewerCertificate(Optional<Certificate> certificate) {
        return certificate
                .map(own -> DistributionViewerCertificateArgs.builder()
                        .acmCertificateArn(own.arn())
                        .sslSupportMethod("sni-only")
                        .minimumProtocolVersion("TLSv1.2_2021")
                        .build())
                .orElseGet(() -> DistributionViewerCertificateArgs.builder()
                        .cloudfrontDefaultCertificate(true)
                        .build());
    }

    private void point(String name, Domain domain) {
        for (var type : List.of("A", "AAAA")) {
            new Record(
                    "%s-%s".formatted(name, type.toLowerCase(Locale.ROOT)),
                    RecordArgs.builder()
                            .zoneId(domain.zoneId())
                            .name(domain.name())
                            .type(type)
                            .aliases(RecordAliasArgs.builder()
                                    .name(distribution.domainName())
                                    .zoneId(distribution.hostedZoneId())
                                    .evaluateTargetHealth(false)
                                    .build())
                            .build(),
                    Stack.in(this));
        }
    }
}
