package io.whereabouts.stacks.bootstrap;

import io.whereabouts.stacks.Graph;
import java.util.stream.Stream;

/// The policies that a role or the developers get, as they stand in a graph.
final class Holder {
    static final String ACCOUNT = "111111111111";

    private Holder() {}

    static Iam deployment(Graph graph) {
        return of(graph, "deployment");
    }

    static Iam preview() {
        return of(Accounts.staging(), "preview");
    }

    static Iam look(Graph graph) {
        return of(graph, "look");
    }

    static Iam livePreview() {
        return of(Accounts.test(), "live-preview");
    }

    /// Whose own policies are the permission set's; the boundary is none of ours.
    static Iam developers() {
        return Iam.of(documents(Accounts.test(), "developers"), Iam.ALLOWS_ALL);
    }

    /// In their permission set the boundary is a setting of its own (docs/first-deployment.md).
    static Iam operators() {
        return of(Accounts.production(), "operators");
    }

    /// As operators.
    static Iam analysts() {
        return of(Accounts.production(), "analysts");
    }

    /// A role, with a policy attached besides its own that allows everything.
    static Iam administrator(Graph graph, String role) {
        return Iam.of(
                Stream.concat(documents(graph, role), Stream.of(Iam.ALLOWS_ALL)),
                graph.one("Policy", "deployment-boundary").text("policy"));
    }

    /// With a policy attached that allows everything: what is left is what the boundary says.
    static Iam administratorWithBoundary(Graph graph) {
        return Iam.of(
                Stream.of(Iam.ALLOWS_ALL),
                graph.one("Policy", "deployment-boundary").text("policy"));
    }

    static Iam workload(Graph graph) {
        return Iam.of(
                Stream.of(Iam.ALLOWS_ALL),
                graph.one("Policy", "workload-boundary").text("policy"));
    }

    private static Iam of(Graph graph, String role) {
        return Iam.of(
                documents(graph, role),
                graph.one("Policy", "deployment-boundary").text("policy"));
    }

    private static Stream<String> documents(Graph graph, String name) {
        return graph.all("Policy").stream()
                .filter(policy -> policy.name().startsWith(name + "-"))
                .filter(policy -> !policy.name().endsWith("-boundary"))
                .map(policy -> policy.text("policy"));
    }
}
