package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudfront.ResponseHeadersPolicy;
import com.pulumi.aws.cloudfront.ResponseHeadersPolicyArgs;
import com.pulumi.aws.cloudfront.inputs.ResponseHeadersPolicySecurityHeadersConfigArgs;
import com.pulumi.aws.cloudfront.inputs.ResponseHeadersPolicySecurityHeadersConfigContentSecurityPolicyArgs;
import com.pulumi.aws.cloudfront.inputs.ResponseHeadersPolicySecurityHeadersConfigContentTypeOptionsArgs;
import com.pulumi.aws.cloudfront.inputs.ResponseHeadersPolicySecurityHeadersConfigFrameOptionsArgs;
import com.pulumi.aws.cloudfront.inputs.ResponseHeadersPolicySecurityHeadersConfigReferrerPolicyArgs;
import com.pulumi.aws.cloudfront.inputs.ResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurityArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import java.time.Duration;
import java.util.List;

/// What a browser is told about the page: what it may load and call, and that nobody may frame it.
final class PageHeaders {
    private static final Duration TWO_YEARS = Duration.ofDays(730);

    private PageHeaders() {}

    /// @param callable hosts that the page may call
    static ResponseHeadersPolicy declare(
            String name, List<Output<String>> callable, Stack stack, ComponentResource page) {
        return new ResponseHeadersPolicy(
                name,
                ResponseHeadersPolicyArgs.builder()
                        .name(stack.nameOf(name))
                        .securityHeadersConfig(ResponseHeadersPolicySecurityHeadersConfigArgs.builder()
                                .contentSecurityPolicy(
                                        ResponseHeadersPolicySecurityHeadersConfigContentSecurityPolicyArgs.builder()
                                                .contentSecurityPolicy(
                                                        Output.all(callable).applyValue(PageHeaders::contentPolicy))
                                                .override(true)
                                                .build())
                                .contentTypeOptions(
                                        ResponseHeadersPolicySecurityHeadersConfigContentTypeOptionsArgs.builder()
                                                .override(true)
                                                .build())
                                .frameOptions(ResponseHeadersPolicySecurityHeadersConfigFrameOptionsArgs.builder()
                                        .frameOption("DENY")
                                        .override(true)
                                        .build())
                                .referrerPolicy(ResponseHeadersPolicySecurityHeadersConfigReferrerPolicyArgs.builder()
                                        .referrerPolicy("no-referrer")
                                        .override(true)
                                        .build())
                                .strictTransportSecurity(
                                        ResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurityArgs.builder()
                                                .accessControlMaxAgeSec(Math.toIntExact(TWO_YEARS.toSeconds()))
                                                .includeSubdomains(true)
                                                .override(true)
                                                .build())
                                .build())
                        .build(),
                Stack.in(page));
    }

    private static String contentPolicy(List<String> callable) {
        var hosts = String.join(" ", callable);
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: %s; connect-src 'self' %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                .formatted(hosts, hosts);
    }
}
