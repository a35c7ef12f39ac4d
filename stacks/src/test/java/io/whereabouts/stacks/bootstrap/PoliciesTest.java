package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.whereabouts.stacks.Graph;
import io.whereabouts.stacks.bootstrap.Power.Use;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every policy, and AWS's limits.
class PoliciesTest {
    /// Characters, white space not counted (IAM and STS quotas).
    private static final int LONGEST_MANAGED = 6_144;
    private static final int LONGEST_INLINE = 10_240;
    private static final int LONGEST_TRUST = 2_048;
    private static final int LONGEST_SERVICE_CONTROL = 5_120;

    private static final int MOST_MANAGED = 10;

    /// Policies in which a whole service is open, with the reason.
    private static final Set<String> OPEN_SERVICES = Set.of(
            // A ceiling: what a role may do says its own policy, by name.
            "Policy/deployment-boundary",
            // What AWS puts into each key: the account's own policies decide.
            "Key/state",
            "Key/events-backup",
            "Key/events-copies");

    /// Policies with the resource `*`, with the reason. Powers give theirs themselves, as `Bound.Unbound`.
    private static final Set<String> ANY_RESOURCE = Set.of(
            "Policy/deployment-boundary",
            // Of a key and a vault: the thing itself is meant.
            "Key/state",
            "Key/events-backup",
            "Key/events-copies",
            "VaultPolicy/events-copies",
            "SinkPolicy/view",
            // Only by way of AWS Backup; whose keys they are is in the keys' policies.
            "Policy/events-backup-boundary",
            "RolePolicy/events-backup",
            // CodeDeploy's rollback: IAM binds neither action to a name.
            "Policy/workload-boundary");

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void no_policy_is_longer_than_AWS_takes(Graph graph) {
        assertThat(documents(graph)).isNotEmpty().allSatisfy(holder -> {
            var limit = switch (holder.shortType()) {
                case "Role" -> LONGEST_TRUST;
                case "RolePolicy" -> LONGEST_INLINE;
                case "Policy" -> holder.inputs().containsKey("content") ? LONGEST_SERVICE_CONTROL : LONGEST_MANAGED;
                default -> Integer.MAX_VALUE;
            };
            assertThat(document(holder)).as(holder.toString()).hasSizeLessThanOrEqualTo(limit);
        });
        assertThat(graph.all("RolePolicyAttachment").stream()
                        .collect(Collectors.groupingBy(it -> it.text("role"), Collectors.counting()))
                        .values())
                .allMatch(count -> count <= MOST_MANAGED);
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void every_role_has_a_boundary(Graph graph) {
        assertThat(graph.all("Role"))
                .allSatisfy(role -> assertThat(graph.usedBy(role, "permissionsBoundary", "Policy"))
                        .singleElement()
                        .satisfies(policy -> assertThat(policy.name()).endsWith("-boundary")));
    }

    @Test
    void every_role_of_a_stack_has_the_workloads_boundary() {
        var graph = Graph.of("prod", Graph.PRODUCTION_SETTINGS);
        var boundary = Accounts.production().one("Policy", "workload-boundary").text("name");

        assertThat(graph.all("Role"))
                .isNotEmpty()
                .allSatisfy(role -> assertThat(role.text("permissionsBoundary"))
                        .isEqualTo("arn:aws:iam::${getCallerIdentity.accountId}:policy/" + boundary));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void no_action_is_allowed_by_a_star_without_its_reason(Graph graph) {
        assertThat(documents(graph).stream().filter(it -> !OPEN_SERVICES.contains(it.toString())))
                .allSatisfy(holder -> assertThat(allowing(holder))
                        .flatExtracting(statement -> texts(statement, "Action"))
                        .as(holder.toString())
                        .noneMatch(action -> String.valueOf(action).contains("*")));
        assertThat(documents(graph)).flatExtracting(PoliciesTest::allowing).noneMatch(it -> it.has("NotAction"));
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void no_resource_is_any_without_its_reason(Graph graph) {
        var unbound = Powers.all().stream()
                .filter(power -> power.resources().contains("*"))
                .flatMap(power -> power.actions(EnumSet.allOf(Use.class)).stream())
                .collect(Collectors.toSet());
        unbound.add("sts:GetCallerIdentity"); // who am I: it has no resource

        assertThat(documents(graph).stream().filter(it -> !ANY_RESOURCE.contains(it.toString())))
                .allSatisfy(holder -> assertThat(allowing(holder))
                        .filteredOn(statement -> texts(statement, "Resource").contains("*"))
                        .flatExtracting(statement -> texts(statement, "Action"))
                        .as(holder.toString())
                        .allMatch(action -> unbound.contains(String.valueOf(action))));
    }

    @Test
    void a_power_without_a_bound_says_why_and_one_with_a_name_has_it_in_its_ARN() {
        assertThat(Powers.all()).allSatisfy(power -> {
            switch (power.bound()) {
                case Bound.ByName named ->
                    assertThat(power.resources())
                            .allMatch(it -> it.contains("{name") || it.contains("{stack}-") || it.endsWith(":catalog"));
                case Bound.Unbound(String reason) -> assertThat(reason).hasSizeGreaterThan(20);
                default -> {}
            }
        });
    }

    @Test
    void no_action_stands_in_one_power_twice() {
        assertThat(Powers.all())
                .allSatisfy(power -> assertThat(power.actions(EnumSet.allOf(Use.class)))
                        .doesNotHaveDuplicates()
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("io.whereabouts.stacks.bootstrap.Accounts#all")
    void everything_is_made_in_its_account_alone_and_carries_tags(Graph graph) {
        assertThat(graph.one("aws", "aws").text("allowedAccountIds")).contains("111111111111");
        assertThat(graph.nodes())
                .filteredOn(node -> node.type().startsWith("aws:"))
                .allSatisfy(node -> assertThat(node.provider())
                        .hasValueSatisfying(provider -> assertThat(provider).contains("pulumi:providers:aws::aws::")));
    }

    private static List<Graph.Node> documents(Graph graph) {
        return graph.nodes().stream().filter(node -> !document(node).isEmpty()).toList();
    }

    private static String document(Graph.Node node) {
        return Stream.of("policy", "content", "assumeRolePolicy")
                .filter(node.inputs()::containsKey)
                .map(node::text)
                .findFirst()
                .orElse("");
    }

    private static List<JsonObject> allowing(Graph.Node holder) {
        return JsonParser.parseString(document(holder)).getAsJsonObject().getAsJsonArray("Statement").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(statement -> statement.get("Effect").getAsString().equals("Allow"))
                .toList();
    }

    private static List<String> texts(JsonObject statement, String key) {
        var value = statement.get(key);
        if (value == null) {
            return List.of();
        }
        return value.isJsonArray()
                ? value.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of(value.getAsString());
    }
}
