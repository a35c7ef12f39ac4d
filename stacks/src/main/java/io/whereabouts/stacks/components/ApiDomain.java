package io.whereabouts.stacks.components;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiMapping;
import com.pulumi.aws.apigatewayv2.ApiMappingArgs;
import com.pulumi.aws.apigatewayv2.DomainName;
import com.pulumi.aws.apigatewayv2.DomainNameArgs;
import com.pulumi.aws.apigatewayv2.inputs.DomainNameDomainNameConfigurationArgs;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.aws.route53.inputs.RecordAliasArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;

/// The API under a name of one's own.
final class ApiDomain extends ComponentResource {
    ApiDomain(
            String name,
            Domain domain,
            Api api,
            com.pulumi.aws.apigatewayv2.Stage stage,
            ComponentResourceOptions options) {
        super("whereabouts:components:ApiDomain", name, options);
        var certificate = new Certificate(name + "-certificate", domain, Stack.inside(this));
        var named = new DomainName(
                name,
                DomainNameArgs.builder()
                        .domainName(domain.name())
                        .domainNameConfiguration(DomainNameDomainNameConfigurationArgs.builder()
                                .certificateArn(certificate.arn())
                                .endpointType("REGIONAL")
                                .securityPolicy("TLS_1_2")
                                .build())
                        .build(),
                Stack.in(this));
        new ApiMapping(
                name,
                ApiMappingArgs.builder()
                        .apiId(api.id())
                        .domainName(named.id())
                        .stage(stage.id())
                        .build(),
                Stack.in(this));
        var target = named.domainNameConfiguration();
        new Record(
                name,
                RecordArgs.builder()
                        .zoneId(domain.zoneId())
                        .name(domain.name())
                        .type("A")
                        .aliases(RecordAliasArgs.builder()
                                .name(target.applyValue(
                                        it -> it.targetDomainName().orElseThrow()))
                                .zoneId(target.applyValue(
                                        it -> it.hostedZoneId().orElseThrow()))
                                .evaluateTargetHealth(false)
                                .build())
                        .build(),
                Stack.in(this));
        registerOutputs(Map.of("domainName", named.domainName()));
    }
}
