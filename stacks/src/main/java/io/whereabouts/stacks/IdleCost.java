package io.whereabouts.stacks;

import static java.util.Map.entry;

import com.pulumi.resources.ResourceTransformation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What a stack costs in a month in which nobody uses it: counted from what is declared, whatever it is.
final class IdleCost {
    /// USD for a month, by type, without AWS's free allowances. AWS's price lists of November 2026, us-east-1.
    private static final Map<String, BigDecimal> PRICES = Map.ofEntries(
            entry("aws:cloudwatch/compositeAlarm:CompositeAlarm", usd("0.50")),
            entry("aws:cloudwatch/dashboard:Dashboard", usd("3.00")),
            entry("aws:cloudwatch/metricAlarm:MetricAlarm", usd("0.10")),
            // Five long polls at once, 20 s each: 648,000 requests at 0.40 a million.
            entry("aws:lambda/eventSourceMapping:EventSourceMapping", usd("0.26")),
            // An endpoint outside AWS, with HTTPS and string matching.
            entry("aws:route53/healthCheck:HealthCheck", usd("2.75")),
            // The list and four rules.
            entry("aws:wafv2/webAcl:WebAcl", usd("9.00")));

    /// Charged by use, by stored bytes, or not at all. A public certificate costs nothing; a zone is not ours.
    private static final Set<String> FREE = Set.of(
            "acm",
            "apigatewayv2",
            "athena",
            "cloudfront",
            "codedeploy",
            "cognito",
            "dynamodb",
            "glue",
            "iam",
            "pipes",
            "s3",
            "schemas",
            "sns",
            "sqs");

    private final Collection<String> declared = new ConcurrentLinkedQueue<>();

    /// Sees every resource below whoever carries it, and changes none.
    ResourceTransformation counting() {
        return args -> {
            declared.add(args.resource().pulumiResourceType());
            return Optional.empty();
        };
    }

    /// Such as `6.42 USD a month`.
    String text() {
        return String.format(Locale.ROOT, "%s USD a month", of(declared));
    }

    static BigDecimal of(Collection<String> types) {
        return types.stream()
                .map(type -> PRICES.getOrDefault(type, BigDecimal.ZERO))
                .reduce(usd("0.00"), BigDecimal::add);
    }

    /// Whether somebody has thought about what this type costs.
    static boolean knows(String type) {
        return PRICES.containsKey(type)
                || Set.of(
                                "aws:cloudwatch/eventBus:EventBus",
                                "aws:cloudwatch/eventRule:EventRule",
                                "aws:cloudwatch/eventTarget:EventTarget",
                                "aws:cloudwatch/logGroup:LogGroup",
                                "aws:cloudwatch/logMetricFilter:LogMetricFilter",
                                "aws:lambda/alias:Alias",
                                "aws:lambda/function:Function",
                                "aws:lambda/permission:Permission",
                                "aws:route53/record:Record")
                        .contains(type)
                || FREE.contains(type.replaceFirst("^aws:", "").replaceFirst("/.*$", ""));
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
