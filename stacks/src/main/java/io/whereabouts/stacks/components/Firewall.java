package io.whereabouts.stacks.components;

import com.pulumi.aws.wafv2.WebAcl;
import com.pulumi.aws.wafv2.WebAclArgs;
import com.pulumi.aws.wafv2.inputs.WebAclDefaultActionAllowArgs;
import com.pulumi.aws.wafv2.inputs.WebAclDefaultActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleActionBlockArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleOverrideActionArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleOverrideActionNoneArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementManagedRuleGroupStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleStatementRateBasedStatementArgs;
import com.pulumi.aws.wafv2.inputs.WebAclRuleVisibilityConfigArgs;
import com.pulumi.aws.wafv2.inputs.WebAclVisibilityConfigArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What reaches the page. For CloudFront only, and so in us-east-1: a firewall cannot be put before an HTTP API.
final class Firewall extends ComponentResource {
    /// Of one address in five minutes. High, because a whole site of Atoms comes from one address.
    private static final int MOST_REQUESTS = 100_000;

    private static final List<String> AWS_RULES = List.of(
            "AWSManagedRulesAmazonIpReputationList",
            "AWSManagedRulesCommonRuleSet",
            "AWSManagedRulesKnownBadInputsRuleSet");

    private final WebAcl acl;

    /// @param options with the provider for us-east-1
    Firewall(String name, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:Firewall", name, options);
        acl = new WebAcl(
                name,
                WebAclArgs.builder()
                        .name(stack.nameOf(name))
                        .scope("CLOUDFRONT")
                        .defaultAction(WebAclDefaultActionArgs.builder()
                                .allow(WebAclDefaultActionAllowArgs.builder().build())
                                .build())
                        .rules(rules())
                        .visibilityConfig(WebAclVisibilityConfigArgs.builder()
                                .cloudwatchMetricsEnabled(true)
                                .sampledRequestsEnabled(true)
                                .metricName(stack.nameOf(name))
                                .build())
                        .build(),
                Stack.in(this));
        registerOutputs(Map.of("arn", acl.arn()));
    }

    Output<String> arn() {
        return acl.arn();
    }

    private static List<WebAclRuleArgs> rules() {
        var rules = new ArrayList<WebAclRuleArgs>();
        rules.add(rule("requests-of-one-address", 0)
                .action(WebAclRuleActionArgs.builder()
                        .block(WebAclRuleActionBlockArgs.builder().build())
                        .build())
                .statement(WebAclRuleStatementArgs.builder()
                        .rateBasedStatement(WebAclRuleStatementRateBasedStatementArgs.builder()
                                .aggregateKeyType("IP")
                                .limit(MOST_REQUESTS)
                                .build())
                        .build())
                .build());
        for (var group : AWS_RULES) {
            rules.add(rule(group, rules.size())
                    .overrideAction(WebAclRuleOverrideActionArgs.builder()
                            .none(WebAclRuleOverrideActionNoneArgs.builder().build())
                            .build())
                    .statement(WebAclRuleStatementArgs.builder()
                            .managedRuleGroupStatement(WebAclRuleStatementManagedRuleGroupStatementArgs.builder()
                                    .vendorName("AWS")
                                    .name(group)
                                    .build())
                            .build())
                    .build());
        }
        return rules;
    }

    private static WebAclRuleArgs.Builder rule(String name, int priority) {
        return WebAclRuleArgs.builder()
                .name(name)
                .priority(priority)
                .visibilityConfig(WebAclRuleVisibilityConfigArgs.builder()
                        .cloudwatchMetricsEnabled(true)
                        .sampledRequestsEnabled(true)
                        .metricName(name)
                        .build());
    }
}
