package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.Graph.Node;
import java.util.List;
import java.util.stream.Stream;

/// Policies: how long they may be, and what none of them says. Stars are in PermissionsTest, each with its reason.
final class PolicyRules {
    private static final String IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
    private static final String S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html";
    private static final String KMS = "https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html";
    private static final String LOGS =
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html";
    private static final String SERVICE_CONTROL =
            "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html";
    private static final String LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html";

    /// A statement with its id, function, principal and condition, in a policy of a function.
    private static final int PERMISSION = 500;

    private static final List<String> DOCUMENTS = List.of("policy", "assumeRolePolicy", "policyDocument", "content");

    static final List<Rule> ALL = List.of(
            about("Role", "a role's inline policies have 10,240 characters in all", IAM, (graph, node) -> {
                var length = graph.usersOf(node, "RolePolicy").stream()
                        .mapToInt(policy -> length(policy, "policy"))
                        .sum();
                return when(length > 10_240, "they may have %d".formatted(length));
            }),
            shorter("Role", "assumeRolePolicy", 2_048, IAM),
            shorter("Policy", "policy", 6_144, IAM),
            shorter("Policy", "content", 5_120, SERVICE_CONTROL),
            shorter("BucketPolicy", "policy", 20 * 1_024, S3),
            shorter("Key", "policy", 32 * 1_024, KMS),
            shorter("LogResourcePolicy", "policyDocument", 5_120, LOGS),
            about("Function", "a function's resource policy has 20 KB at most", LAMBDA, (graph, node) -> {
                var permissions = graph.usersOf(node, "Permission").size();
                return when(permissions * PERMISSION > 20 * 1_024, "%d permissions do not fit".formatted(permissions));
            }),
            new Rule(
                    "nothing is granted to everybody, nor everything but something",
                    "requirement T8",
                    (graph, node) ->
                            statements(node).filter(PolicyRules::isBoundless).map(JsonObject::toString)),
            new Rule(
                    "a service acts for our account or one resource of it, not for anybody's",
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
                    PolicyRules::deputies));

    private PolicyRules() {}

    private static Rule shorter(String shortType, String property, int most, String source) {
        return about(
                shortType,
                "%s of a %s has %,d characters at most".formatted(property, shortType, most),
                source,
                (graph, node) -> {
                    var length = length(node, property);
                    return when(length > most, "it may have %d".formatted(length));
                });
    }

    /// IAM does not count white space.
    private static int length(Node node, String property) {
        return Arns.atTheirLongest(Input.text(node, property).orElse(""))
                .replaceAll("\\s", "")
                .length();
    }

    private static Stream<JsonObject> statements(Node node) {
        return DOCUMENTS.stream()
                .flatMap(property -> Input.text(node, property).stream())
                .filter(text -> text.startsWith("{") && text.contains("\"Statement\""))
                .map(text -> JsonParser.parseString(text).getAsJsonObject().get("Statement"))
                .flatMap(found -> found.isJsonArray() ? found.getAsJsonArray().asList().stream() : Stream.of(found))
                .map(JsonElement::getAsJsonObject)
                .filter(statement -> statement.get("Effect").getAsString().equals("Allow"));
    }

    private static boolean isBoundless(JsonObject statement) {
        var principal = statement.get("Principal");
        var everybody = principal != null && principal.toString().matches("\"\\*\"|\\{\"AWS\":\"\\*\"}");
        return statement.has("NotAction")
                || statement.has("NotPrincipal")
                || (everybody && !statement.has("Condition"));
    }

    /// Services that act upon orders of any account, where they say for whom.
    private static Stream<String> deputies(Graph graph, Node node) {
        return statements(node)
                .filter(
                        statement -> statement.has("Principal")
                                && statement
                                        .get("Principal")
                                        .toString()
                                        .matches(
                                                ".*\"(backup|cloudfront|cloudtrail|events|pipes|s3|scheduler|sns)\\.amazonaws\\.com\".*"))
                .filter(statement ->
                        !String.valueOf(statement.get("Condition")).matches("(?is).*aws:Source(Account|Arn).*"))
                .map(JsonObject::toString);
    }
}
