package io.whereabouts.stacks;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who sends what to whom: people and systems, and the parts through which a fact passes.
final class DataFlowDiagram {
    private static final String HEAD = """
            # How data flows

            Drawn from the Pulumi program, for a stack of one's own; do not edit. To draw it again:
            `mvn -pl stacks test -Dtest=DiagramsTest -Ddiagrams.write`

            Arrows go with the data; dotted ones are what happens when something fails, and where tokens come from. An arrow
            to or from a table or a bucket says what the function's role may do there.

            """;

    /// @param isMachine whether it has credentials of its own
    private record Caller(String name, boolean isMachine) {}

    /// Who holds which scope.
    private static final Map<String, Caller> CALLERS = new TreeMap<>(Map.of(
            "corrections:write", new Caller("Corrector", true),
            "packages:read", new Caller("Atom", false),
            "packages:write", new Caller("System", true),
            "scans:write", new Caller("Scanner", true)));

    private static final String OPERATOR = "Operator";
    private static final String CLOCK = "Clock";

    private static final Pattern CHANGES = Pattern.compile(".*:(Put|Update|Delete|Write).*");

    private final Graph graph;
    private final Mermaid chart = new Mermaid("LR");

    private DataFlowDiagram(Graph graph) {
        this.graph = graph;
    }

    static String of(Graph graph) {
        return HEAD + new DataFlowDiagram(graph).draw();
    }

    private String draw() {
        nodes();
        graph.all("Route").forEach(this::request);
        graph.all("RolePolicy").forEach(this::access);
        graph.all("Pipe").forEach(this::publishing);
        graph.all("EventTarget").forEach(this::subscription);
        graph.all("BucketNotification").forEach(this::arrival);
        graph.all("Queue").forEach(this::redrive);
        graph.all("EventSourceMapping").forEach(this::projection);
        graph.all("Authorizer").forEach(this::tokens);
        return chart.block();
    }

    private void nodes() {
        chart.open("people", "People and systems");
        CALLERS.values().forEach(caller -> chart.node(caller.name(), Mermaid.Shape.CIRCLE, caller.name()));
        chart.close();
        chart.node(OPERATOR, Mermaid.Shape.CIRCLE, OPERATOR);
        shapes().forEach((type, shape) ->
                graph.all(type).forEach(node -> chart.node(node.toString(), shape, label(node))));
    }

    private static Map<String, Mermaid.Shape> shapes() {
        return new TreeMap<>(Map.of(
                "Api", Mermaid.Shape.ROUND,
                "BucketV2", Mermaid.Shape.CYLINDER,
                "EventBus", Mermaid.Shape.HEXAGON,
                "Function", Mermaid.Shape.BOX,
                "Pipe", Mermaid.Shape.STADIUM,
                "Queue", Mermaid.Shape.QUEUE,
                "Table", Mermaid.Shape.CYLINDER,
                "UserPool", Mermaid.Shape.ROUND));
    }

    private static String label(Graph.Node node) {
        var kind = Map.of("Api", "HTTP API", "BucketV2", "bucket", "EventBus", "bus", "UserPool", "user pool")
                .getOrDefault(node.shortType(), node.shortType().toLowerCase(Locale.ROOT));
        return "%s<br/><i>%s</i>".formatted(node.name(), kind);
    }

    private void request(Graph.Node route) {
        if (route.text("authorizationType").equals("NONE")) {
            return; // who watches from outside: no fact of anybody's
        }
        var call = CALLERS.entrySet().stream()
                .filter(it -> route.text("authorizationScopes").endsWith(it.getKey() + "]"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "who may call %s? Say so in DataFlowDiagram".formatted(route.text("routeKey"))));
        var api = graph.usedBy(route, "apiId", "Api").getFirst();
        var integration = graph.usedBy(route, "target", "Integration").getFirst();
        chart.arrow(call.getValue().name(), call.getKey(), api.toString());
        chart.arrow(
                api.toString(),
                route.text("routeKey"),
                calledBy(integration, "integrationUri").toString());
    }

    private void access(Graph.Node policy) {
        var role = graph.usedBy(policy, "role", "Role").getFirst();
        for (var function : graph.usersOf(role, "Function")) {
            var actions = new TreeMap<String, TreeSet<String>>();
            Policies.of(policy)
                    .forEach(statement -> statement
                            .resources()
                            .forEach(resource -> graph.namedBy(resource)
                                    .filter(store ->
                                            Stream.of("Table", "BucketV2").anyMatch(store.shortType()::equals))
                                    .ifPresent(store -> actions.computeIfAbsent(store.toString(), it -> new TreeSet<>())
                                            .addAll(statement.actions()))));
            actions.forEach((store, names) -> {
                var label =
                        names.stream().map(it -> it.replaceFirst("^.*:", "")).collect(joining("<br/>"));
                if (names.stream().noneMatch(it -> CHANGES.matcher(it).matches())) {
                    chart.arrow(store, label, function.toString());
                } else if (names.size() == 1) {
                    chart.arrow(function.toString(), label, store);
                } else {
                    chart.both(function.toString(), label, store);
                }
            });
        }
    }

    private void publishing(Graph.Node pipe) {
        chart.arrow(graph.usedBy(pipe, "source", "Table").getFirst().toString(), "stream", pipe.toString());
        chart.both(pipe.toString(), "enriches", calledBy(pipe, "enrichment").toString());
        chart.arrow(
                pipe.toString(),
                "publishes",
                graph.usedBy(pipe, "target", "EventBus").getFirst().toString());
        graph.usedBy(pipe, "sourceParameters", "Queue")
                .forEach(dead -> chart.dotted(pipe.toString(), "not published", dead.toString()));
    }

    private void subscription(Graph.Node target) {
        var rule = graph.usedBy(target, "rule", "EventRule").getFirst();
        if (rule.inputs().containsKey("scheduleExpression")) {
            chart.node(CLOCK, Mermaid.Shape.CIRCLE, CLOCK);
            chart.arrow(
                    CLOCK,
                    rule.text("scheduleExpression"),
                    calledBy(target, "arn").toString());
            return;
        }
        var bus = graph.usedBy(rule, "eventBusName", "EventBus").getFirst().toString();
        var types = object(rule.text("eventPattern")).getAsJsonArray("detail-type").asList().stream()
                .map(type -> type.getAsString())
                .collect(joining("<br/>"));
        chart.arrow(bus, types, graph.usedBy(target, "arn", "Queue").getFirst().toString());
        graph.usedBy(target, "deadLetterConfig", "Queue")
                .forEach(dead -> chart.dotted(bus, "not delivered", dead.toString()));
    }

    private void arrival(Graph.Node notification) {
        var bucket = graph.usedBy(notification, "bucket", "BucketV2").getFirst();
        graph.usedBy(notification, "queues", "Queue")
                .forEach(queue -> chart.arrow(bucket.toString(), "new objects", queue.toString()));
    }

    private void redrive(Graph.Node queue) {
        graph.usedBy(queue, "redrivePolicy", "Queue")
                .forEach(dead -> chart.dotted(
                        queue.toString(),
                        "received %d times"
                                .formatted(object(queue.text("redrivePolicy"))
                                        .get("maxReceiveCount")
                                        .getAsInt()),
                        dead.toString()));
        if (queue.name().endsWith("-dead-letters")) {
            chart.dotted(queue.toString(), "alarm", OPERATOR);
        }
    }

    private void projection(Graph.Node mapping) {
        chart.arrow(
                graph.usedBy(mapping, "eventSourceArn", "Queue").getFirst().toString(),
                "batches of " + mapping.text("batchSize").replace(".0", ""),
                calledBy(mapping, "functionName").toString());
    }

    private void tokens(Graph.Node authorizer) {
        var api = graph.usedBy(authorizer, "apiId", "Api").getFirst().toString();
        for (var client : graph.usedBy(authorizer, "jwtConfiguration", "UserPoolClient")) {
            var pool = graph.usedBy(client, "userPoolId", "UserPool").getFirst().toString();
            chart.dotted(pool, "keys to check tokens", api);
            CALLERS.forEach((scope, caller) -> {
                if (caller.isMachine() && client.text("allowedOauthScopes").contains(scope)) {
                    chart.dotted(pool, "tokens", caller.name());
                }
            });
        }
    }

    private Graph.Node calledBy(Graph.Node caller, String input) {
        var alias = graph.usedBy(caller, input, "Alias").getFirst();
        return graph.usedBy(alias, "functionName", "Function").getFirst();
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
