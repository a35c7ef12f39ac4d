package io.whereabouts.stacks.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.stacks.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever the stacks' program declares, the roles that deploy it can make, and the roles that it makes can do their
/// work: a resource that is new there fails here first, not half-way through a deployment.
class DeployableTest {
    private static final List<String> NAMES = List.of("name", "alarmName", "dashboardName", "bucket", "bucketPrefix");

    @ParameterizedTest
    @CsvSource({"prod", "pr-17", "dev-peter"})
    void every_call_that_the_provider_makes_is_allowed(String stack) {
        var graph = stack(stack);
        var holder = holder(stack);

        assertThat(graph.nodes())
                .filteredOn(node -> node.type().startsWith("aws:"))
                .hasSizeGreaterThan(100)
                .allSatisfy(node -> assertThat(calls(node))
                        .as("say in Calls what the provider calls for %s", node.type())
                        .isNotEmpty())
                .flatExtracting(node -> refused(graph, node, holder))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"prod", "pr-17"})
    void what_a_role_of_a_stack_may_do_is_within_its_boundary(String stack) {
        var graph = stack(stack);
        var workload = Holder.workload(Accounts.production());

        assertThat(graph.all("RolePolicy"))
                .isNotEmpty()
                .flatExtracting(policy -> Iam.allowed(policy.text("policy")))
                .filteredOn(grant -> !workload.allows(grant.action(), named(graph, grant.resource())))
                .isEmpty();
    }

    @Test
    void every_call_is_of_a_resource_that_there_is() {
        var types = stack("prod").nodes().stream().map(Graph.Node::type).toList();
        assertThat(Calls.all()).allMatch(calls -> types.stream().anyMatch(type -> isOf(calls, type)));
    }

    private static List<String> refused(Graph graph, Graph.Node node, Iam holder) {
        var refused = new ArrayList<String>();
        for (var calls : calls(node)) {
            var arn = named(graph, filled(calls.arn(), graph, node));
            var tag = Map.of("aws:RequestTag/stack", graph.stack());
            Function<Map<String, String>, Map<String, String>> context = tags -> context(graph, node, tags);
            calls.creating().stream()
                    .filter(action -> !holder.allows(action, arn, context.apply(tag)))
                    .forEach(action -> refused.add("%s: creating with %s on %s".formatted(node, action, arn)));
            var carried = Map.of("aws:ResourceTag/stack", graph.stack());
            var deleting = graph.stack().equals("prod") ? List.<String>of() : calls.deleting();
            Stream.concat(calls.keeping().stream(), deleting.stream())
                    .filter(action -> !holder.allows(action, arn, context.apply(carried)))
                    .forEach(action -> refused.add("%s: %s on %s".formatted(node, action, arn)));
        }
        return refused;
    }

    private static List<Calls> calls(Graph.Node node) {
        return Calls.all().stream().filter(calls -> isOf(calls, node.type())).toList();
    }

    private static boolean isOf(Calls calls, String type) {
        return type.startsWith("aws:%s:".formatted(calls.type()));
    }

    private static String filled(String arn, Graph graph, Graph.Node node) {
        var name = NAMES.stream()
                .filter(node.inputs()::containsKey)
                .map(node::text)
                .findFirst()
                .orElse("");
        return arn.replace("{name}", name)
                .replace("{bucket}", name.startsWith("${") ? graph.stack() + "-whereabouts-x" : name)
                .replace("{stack_}", graph.stack().replace('-', '_'))
                .replace("{stack}", graph.stack())
                .replace("{account}", Holder.ACCOUNT)
                .replace(
                        "{region}",
                        node.provider().filter(it -> it.contains("us-east-1")).isPresent()
                                ? "us-east-1"
                                : "eu-central-1");
    }

    /// With the names of resources for what only AWS would know.
    private static String named(Graph graph, String text) {
        var node = graph.namedBy(text);
        if (node.isEmpty()) {
            return text;
        }
        return filled(calls(node.get()).getFirst().arn(), graph, node.get()) + text.substring(text.indexOf('}') + 1);
    }

    private static Map<String, String> context(Graph graph, Graph.Node node, Map<String, String> tags) {
        var context = new HashMap<>(tags);
        context.put("aws:PrincipalTag/developer", "peter");
        context.put("iam:PermissionsBoundary", boundary());
        context.put(
                "lambda:FunctionArn",
                "arn:aws:lambda:eu-central-1:111111111111:function:%s-whereabouts-x".formatted(graph.stack()));
        service(node).ifPresent(service -> context.put("iam:PassedToService", service));
        return context;
    }

    private static Optional<String> service(Graph.Node node) {
        return Optional.of(node.text("assumeRolePolicy").replaceFirst("(?s)^.*\"Service\":\"([^\"]+)\".*$", "$1"));
    }

    private static Iam holder(String stack) {
        return switch (stack) {
            case "prod" -> Holder.deployment(Accounts.production());
            case "pr-17" -> Holder.livePreview();
            default -> Holder.developers();
        };
    }

    private static String boundary() {
        return "arn:aws:iam::111111111111:policy/"
                + Accounts.production().one("Policy", "workload-boundary").text("name");
    }

    /// Production with all that can be configured.
    private static Graph stack(String name) {
        return Graph.of(name, name.equals("prod") ? Graph.NAMED_SETTINGS : Graph.EPHEMERAL_SETTINGS);
    }
}
