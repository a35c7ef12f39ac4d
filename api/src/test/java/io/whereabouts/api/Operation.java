package io.whereabouts.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A method of a path.
public record Operation(Document document, String method, String path, JsonNode json) {

    /// As API Gateway names a route.
    public String key() {
        return method + " " + path;
    }

    /// Empty where no token is asked for.
    public List<String> scopes() {
        var scopes = new ArrayList<String>();
        json.path("security").forEach(way -> way.path("issuer").forEach(scope -> scopes.add(scope.asText())));
        return scopes;
    }

    public List<JsonNode> parameters() {
        var parameters = new ArrayList<JsonNode>();
        json.path("parameters").forEach(parameter -> parameters.add(document.resolved(parameter)));
        return parameters;
    }

    public Optional<JsonNode> bodySchema() {
        return Optional.of(json.at("/requestBody/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode());
    }

    public int mostBytes() {
        return json.at("/requestBody/x-most-bytes").asInt(1_000_000);
    }

    public JsonNode response(int status) {
        return document.resolved(json.path("responses").path(String.valueOf(status)));
    }

    /// One request for each example of an answer, in the order of the bodies' examples.
    public List<Example> examples() {
        var statuses = new LinkedHashMap<String, Integer>();
        for (var response : json.path("responses").properties()) {
            for (var content : response.getValue().path("content")) {
                content.path("examples")
                        .fieldNames()
                        .forEachRemaining(name -> statuses.put(name, Integer.valueOf(response.getKey())));
            }
        }
        var names = new LinkedHashSet<String>();
        bodies().fieldNames().forEachRemaining(names::add);
        names.addAll(statuses.keySet());
        return names.stream()
                .map(name -> new Example(
                        this,
                        name,
                        Optional.ofNullable(statuses.get(name))
                                .orElseThrow(() -> new AssertionError("%s: no answer to '%s'".formatted(key(), name)))))
                .toList();
    }

    private JsonNode bodies() {
        return json.at("/requestBody/content/application~1json/examples");
    }

    /// A request with the answer that it gets.
    public record Example(Operation operation, String name, int status) {
        public Optional<JsonNode> body() {
            return Optional.of(operation.bodies().path(name).path("value")).filter(body -> !body.isMissingNode());
        }

        /// @param in `path`, `query` or `header`
        public Map<String, String> parameters(String in) {
            var values = new LinkedHashMap<String, String>();
            for (var parameter : operation.parameters()) {
                var value = parameter.path("examples").path(name).path("value");
                if (parameter.path("in").asText().equals(in) && !value.isMissingNode()) {
                    values.put(parameter.path("name").asText(), value.asText());
                }
            }
            return values;
        }

        @Override
        public String toString() {
            return operation.key() + " " + name;
        }
    }
}
