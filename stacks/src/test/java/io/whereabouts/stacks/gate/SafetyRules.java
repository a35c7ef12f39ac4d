package io.whereabouts.stacks.gate;

import static io.whereabouts.stacks.gate.Rule.about;
import static io.whereabouts.stacks.gate.Rule.when;

import com.google.gson.JsonParser;
import io.whereabouts.stacks.Graph;
import java.util.List;
import java.util.Set;

/// What we want of every stack of a kind.
final class SafetyRules {
    private static final Set<String> STATEFUL = Set.of("Table", "UserPool");

    static final List<Rule> ALL = List.of(
            new Rule(
                    "every resource carries the tags of its stack",
                    "requirement R10",
                    (graph, node) -> when(
                            node.type().startsWith("aws:")
                                    && EdgeRules.provider(graph, node)
                                            .flatMap(provider -> Input.text(provider, "defaultTags"))
                                            .filter(tags -> isOf(graph, tags))
                                            .isEmpty(),
                            "its provider has no defaultTags that name application and stack")),
            new Rule(
                    "staging and production go to their account alone",
                    "requirement R10",
                    (graph, node) -> when(
                            node.type().equals("pulumi:providers:aws")
                                    && Gated.isKept(graph)
                                    && Input.text(node, "allowedAccountIds").isEmpty(),
                            "the provider has no allowedAccountIds")),
            about(
                    "Queue",
                    "every queue is encrypted",
                    "requirement R10",
                    (graph, node) -> when(
                            !Input.is(node, "sqsManagedSseEnabled", true)
                                    && !node.inputs().containsKey("kmsMasterKeyId"),
                            "sqsManagedSseEnabled is missing")),
            new Rule(
                    "what holds data is protected in staging and production",
                    "requirement R4",
                    (graph, node) -> when(
                            Gated.isKept(graph)
                                    && STATEFUL.contains(node.shortType())
                                    && !(node.isProtected()
                                            && node.isRetained()
                                            && (Input.is(node, "deletionProtectionEnabled", true)
                                                    || Input.is(node, "deletionProtection", "ACTIVE"))),
                            "protect, retainOnDelete or deletion protection is missing")),
            about(
                    "Table",
                    "tables can be restored to any moment in staging and production",
                    "requirement R4",
                    (graph, node) -> when(
                            Gated.isKept(graph) && !Input.is(node, "pointInTimeRecovery.enabled", true),
                            "pointInTimeRecovery is missing")),
            about(
                    "BucketV2",
                    "a bucket with objects is not destroyed by mistake",
                    "requirement R4",
                    (graph, node) -> when(
                            Gated.isKept(graph) && node.isProtected() && Input.is(node, "forceDestroy", true),
                            "forceDestroy is set")),
            new Rule(
                    "nothing is left of an ephemeral stack",
                    "requirement R1",
                    (graph, node) -> when(
                            !Gated.isKept(graph)
                                    && (node.isProtected()
                                            || node.isRetained()
                                            || Input.is(node, "deletionProtectionEnabled", true)
                                            || Input.is(node, "deletionProtection", "ACTIVE")
                                            || (node.shortType().equals("BucketV2")
                                                    && !Input.is(node, "forceDestroy", true))),
                            "it would stand in the way of `pulumi destroy`")));

    private SafetyRules() {}

    private static boolean isOf(Graph graph, String defaultTags) {
        var tags = JsonParser.parseString(defaultTags).getAsJsonObject().getAsJsonObject("tags");
        return tags != null
                && tags.has("application")
                && tags.has("stack")
                && tags.get("stack").getAsString().equals(Gated.isBootstrap(graph) ? "bootstrap" : graph.stack());
    }
}
