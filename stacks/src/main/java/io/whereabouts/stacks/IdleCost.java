package io.whereabouts.stacks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.resources.ResourceTransformation;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What a stack costs in a month in which nobody uses it: counted from what is declared, whatever it is.
final class IdleCost {
    private static final String AWS = "aws:";

    /// USD for a month, by short type such as `Dashboard`, without AWS's free allowances.
    private static final Map<String, BigDecimal> PRICES = read();

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

    /// Such as `15.44 USD a month`.
    String text() {
        return String.format(Locale.ROOT, "%s USD a month", of(declared));
    }

    static BigDecimal of(Collection<String> types) {
        return types.stream()
                .filter(type -> type.startsWith(AWS))
                .map(type -> PRICES.getOrDefault(shortOf(type), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }

    /// Whether somebody has thought about what this type costs.
    static boolean knows(String type) {
        return PRICES.containsKey(shortOf(type))
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
                || FREE.contains(type.replaceFirst("^" + AWS, "").replaceFirst("/.*$", ""));
    }

    private static String shortOf(String type) {
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /// The list of the model of costs, by what each type uses while nothing happens.
    private static Map<String, BigDecimal> read() {
        try (var stream = Objects.requireNonNull(IdleCost.class.getResourceAsStream("prices.json"));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            var list = JsonParser.parseReader(reader).getAsJsonObject();
            var prices = new HashMap<String, BigDecimal>();
            list.getAsJsonObject("standing")
                    .entrySet()
                    .forEach(type -> type.getValue()
                            .getAsJsonArray()
                            .forEach(use -> prices.merge(
                                    type.getKey(),
                                    usd(list.getAsJsonObject("prices"), use.getAsJsonObject()),
                                    BigDecimal::add)));
            return Map.copyOf(prices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal usd(JsonObject prices, JsonObject use) {
        var price = prices.getAsJsonObject(use.get("billed").getAsString());
        return price.get("usd")
                .getAsBigDecimal()
                .multiply(use.get("quantity").getAsBigDecimal())
                .divide(price.get("per").getAsBigDecimal(), MathContext.DECIMAL64);
    }
}
