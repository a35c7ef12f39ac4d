package io.whereabouts.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.local.monitor.Counterpart;
import io.whereabouts.local.monitor.Place;
import io.whereabouts.local.monitor.RecordedProgram;
import io.whereabouts.local.monitor.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the policies in what a program declared.
final class DeclaredPolicies {
    private final RecordedProgram program;
    private final Map<String, List<Statement>> identities = new LinkedHashMap<>();
    private final Map<String, List<Statement>> resources = new LinkedHashMap<>();

    private DeclaredPolicies(RecordedProgram program) {
        this.program = program;
    }

    /// @param without grants to leave out
    /// @throws UnsupportedPolicy if one of them cannot be judged here
    static Policies of(Place place, RecordedProgram program, List<MissingGrant> without) {
        var declared = new DeclaredPolicies(program);
        roles(program).forEach(declared::role);
        program.ofKind(Counterpart.POLICY).forEach(declared::policy);
        without.forEach(declared::takeAway);
        return new Policies(Map.copyOf(declared.identities), Map.copyOf(declared.resources), place.account());
    }

    /// Those under which somebody acts here.
    static Stream<Resource> roles(RecordedProgram program) {
        var used = Stream.concat(
                        program.ofKind(Counterpart.FUNCTION)
                                .map(it -> it.inputs().path("role").asText()),
                        program.ofKind(Counterpart.PIPE)
                                .map(it -> it.inputs().path("roleArn").asText()))
                .collect(Collectors.toSet());
        return program.resources().stream()
                .filter(resource -> kind(resource).equals("Role") && used.contains(resource.output("arn")));
    }

    private static String kind(Resource resource) {
        return resource.type().startsWith("aws:") ? resource.type().replaceFirst(".*:", "") : "";
    }

    private void role(Resource role) {
        var name = role.output("name");
        var arn = role.output("arn");
        var mine = identities.computeIfAbsent(name, key -> new ArrayList<>());
        role.inputs()
                .path("inlinePolicies")
                .forEach(inline ->
                        mine.addAll(of(role).read(inline.path("policy").asText())));
        role.inputs().path("managedPolicyArns").forEach(attached -> mine.addAll(managed(attached.asText(), role)));
        add(
                resources,
                arn,
                new PolicyReader("the trust of role " + name, arn)
                        .read(role.inputs().path("assumeRolePolicy").asText()));
    }

    private void policy(Resource policy) {
        var inputs = policy.inputs();
        switch (kind(policy)) {
            case "RolePolicy" ->
                identity(
                        inputs.path("role"),
                        () -> of(policy).read(inputs.path("policy").asText()));
            case "RolePolicyAttachment" ->
                identity(
                        inputs.path("role"),
                        () -> managed(inputs.path("policyArn").asText(), policy));
            case "QueuePolicy" ->
                attach(policy, Counterpart.QUEUE, "url", inputs.path("queueUrl").asText());
            case "BucketPolicy" ->
                attach(
                        policy,
                        Counterpart.BUCKET,
                        "bucket",
                        inputs.path("bucket").asText());
            case "Permission" -> permission(policy);
            default ->
                throw new UnsupportedPolicy("%s %s is no policy that the local environment can judge"
                        .formatted(policy.type(), policy.name()));
        }
    }

    private void identity(JsonNode role, Supplier<List<Statement>> statements) {
        var mine = identities.get(role.asText().replaceFirst(".*/", ""));
        if (mine != null) {
            mine.addAll(statements.get());
        }
    }

    private void attach(Resource policy, Counterpart counterpart, String property, String value) {
        var arn = program.ofKind(counterpart)
                .filter(it -> it.output(property).equals(value))
                .map(it -> it.output("arn"))
                .findFirst()
                .orElseThrow(() -> new UnsupportedPolicy("%s %s is about %s, which the program does not declare"
                        .formatted(policy.type(), policy.name(), value)));
        add(
                resources,
                arn,
                new PolicyReader(policy.type() + " " + policy.name(), arn)
                        .read(policy.inputs().path("policy").asText()));
    }

    /// Lambda makes a statement of it.
    private void permission(Resource permission) {
        var inputs = permission.inputs();
        var function = program.ofKind(Counterpart.FUNCTION)
                .filter(it -> Stream.of("name", "arn")
                        .anyMatch(property -> it.output(property)
                                .equals(inputs.path("function").asText())))
                .findFirst()
                .orElseThrow(() -> new UnsupportedPolicy("%s %s is about a function that the program does not declare"
                        .formatted(permission.type(), permission.name())));
        var qualifier = inputs.path("qualifier").asText();
        var arn = function.output("arn") + (qualifier.isEmpty() ? "" : ":" + qualifier);
        var conditions = inputs.hasNonNull("sourceArn")
                ? List.of(Condition.of(
                        "ArnLike",
                        "aws:SourceArn",
                        List.of(inputs.path("sourceArn").asText()),
                        permission.name()))
                : List.<Condition>of();
        add(
                resources,
                arn,
                List.of(new Statement(
                        true,
                        Optional.of(new Principals(
                                "Service", List.of(inputs.path("principal").asText()))),
                        List.of(inputs.path("action").asText()),
                        List.of(arn),
                        conditions)));
    }

    private void takeAway(MissingGrant missing) {
        var statements = Optional.ofNullable(identities.get(missing.role()))
                .filter(mine -> mine.stream().anyMatch(it -> it.actions().contains(missing.action())))
                .orElseThrow(() -> new UnsupportedPolicy(
                        "there is no grant %s of role %s to take away".formatted(missing.action(), missing.role())));
        identities.put(
                missing.role(),
                statements.stream().map(it -> it.without(missing.action())).toList());
    }

    private static List<Statement> managed(String arn, Resource by) {
        return of(by).read(ManagedPolicies.document(arn, by.type() + " " + by.name()));
    }

    private static PolicyReader of(Resource resource) {
        return new PolicyReader(resource.type() + " " + resource.name(), "");
    }

    private static void add(Map<String, List<Statement>> all, String holder, List<Statement> statements) {
        all.computeIfAbsent(holder, key -> new ArrayList<>()).addAll(statements);
    }
}
