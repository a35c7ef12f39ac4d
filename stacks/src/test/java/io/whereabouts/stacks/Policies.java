package io.whereabouts.stacks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;

/// The policies of a graph, read back from their JSON.
final class Policies {
    private Policies() {}

    /// @param holder whose policy it is
    record Statement(Graph.Node holder, boolean allows, List<String> actions, List<String> resources, String json) {}

    static List<Statement> of(Graph.Node holder) {
        return Stream.of("policy", "assumeRolePolicy")
                .filter(holder.inputs()::containsKey)
                .flatMap(
                        input -> JsonParser.parseString(holder.text(input))
                                .getAsJsonObject()
                                .getAsJsonArray("Statement")
                                .asList()
                                .stream())
                .map(JsonElement::getAsJsonObject)
                .map(statement -> new Statement(
                        holder,
                        statement.get("Effect").getAsString().equals("Allow"),
                        texts(statement, "Action"),
                        texts(statement, "Resource"),
                        statement.toString()))
                .toList();
    }

    static List<Statement> allIn(Graph graph) {
        return graph.nodes().stream().flatMap(node -> of(node).stream()).toList();
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
