package io.whereabouts.stacks.gate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How Terraform calls what Pulumi calls otherwise.
final class TerraformNames {
    /// Where the type is not its module and its name.
    private static final Map<String, String> TYPES = Map.of(
            "aws:s3/bucketObjectv2:BucketObjectv2", "aws_s3_object",
            "aws:codedeploy/application:Application", "aws_codedeploy_app",
            "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", "aws_sqs_queue_redrive_allow_policy",
            "aws:sqs/redrivePolicy:RedrivePolicy", "aws_sqs_queue_redrive_policy",
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "aws_iam_openid_connect_provider",
            "aws:cloudtrail/trail:Trail", "aws_cloudtrail");

    private static final Map<String, String> PROPERTIES = Map.of(
            "aws_lambda_function.code", "filename",
            "aws_lambda_function.name", "function_name",
            "aws_lambda_permission.function", "function_name",
            "aws_sns_topic_subscription.topic", "topic_arn",
            "aws_cloudwatch_metric_alarm.name", "alarm_name",
            "aws_iam_openid_connect_provider.clientIdLists", "client_id_list",
            "aws_route53_record.aliases", "alias",
            // In a block.
            ".audiences", "audience",
            ".startsWiths", "starts_with");

    /// Pulumi makes a plural of a block that may be repeated; these are in the plural in Terraform, too.
    private static final Set<String> PLURALS =
            Set.of("columns", "items", "partition_keys", "route_settings", "sort_columns");

    /// Their keys are the user's own.
    private static final Set<String> FREE = Set.of("dimensions", "parameters", "tags", "variables");

    private TerraformNames() {}

    /// @param token such as `aws:sqs/queue:Queue`
    static String type(String token) {
        var known = TYPES.get(token);
        if (known != null) {
            return known;
        }
        var module = token.substring("aws:".length(), token.indexOf('/'));
        var name = token.substring(token.lastIndexOf(':') + 1);
        if (module.equals("s3") && name.endsWith("V2")) {
            name = name.substring(0, name.length() - "V2".length());
        }
        return "aws_%s_%s".formatted(module, snake(name));
    }

    /// @param type Terraform's; empty within a block
    static String property(String type, String property, Object value) {
        var known = PROPERTIES.get(type + "." + property);
        if (known != null) {
            return known;
        }
        var name = snake(property);
        return value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance) && !PLURALS.contains(name)
                ? singular(name)
                : name;
    }

    static boolean hasFreeKeys(String name) {
        return FREE.contains(name);
    }

    static String snake(String camel) {
        var snake = camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return snake.startsWith("_") ? snake.substring(1) : snake;
    }

    private static String singular(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - "ies".length()) + "y";
        }
        if (plural.endsWith("xes")) {
            return plural.substring(0, plural.length() - "es".length());
        }
        return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
