package io.whereabouts.stacks.bootstrap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides as IAM does, for the parts of its language that are used here: a refusal wins, then what policies and
/// boundary both allow. An operator that it does not know is an error.
record Iam(List<JsonObject> policies, List<JsonObject> boundary) {
    static final String ALLOWS_ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    /// @param context by key, such as `aws:ResourceTag/stack`; IAM's variables are looked up in it too
    record Request(String action, String resource, Map<String, String> context) {}

    /// @param resource or a pattern of some
    record Grant(String action, String resource) {}

    /// What a policy allows, under whatever conditions.
    static List<Grant> allowed(String policy) {
        return statements(Stream.of(policy)).stream()
                .filter(statement -> statement.get("Effect").getAsString().equals("Allow"))
                .flatMap(statement -> texts(statement.get("Action")).stream()
                        .flatMap(action ->
                                texts(statement.get("Resource")).stream().map(resource -> new Grant(action, resource))))
                .toList();
    }

    static Iam of(Stream<String> policies, String boundary) {
        return new Iam(statements(policies), statements(Stream.of(boundary)));
    }

    boolean allows(String action, String resource, Map<String, String> context) {
        var request = new Request(action, resource, context);
        return allows(policies, request) && allows(boundary, request);
    }

    boolean allows(String action, String resource) {
        return allows(action, resource, Map.of());
    }

    private static List<JsonObject> statements(Stream<String> documents) {
        return documents
                .flatMap(document ->
                        JsonParser.parseString(document)
                                .getAsJsonObject()
                                .getAsJsonArray("Statement")
                                .asList()
                                .stream())
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static boolean allows(List<JsonObject> statements, Request request) {
        var effects = statements.stream()
                .filter(statement -> applies(statement, request))
                .map(statement -> statement.get("Effect").getAsString())
                .collect(Collectors.toSet());
        return effects.contains("Allow") && !effects.contains("Deny");
    }

    private static boolean applies(JsonObject statement, Request request) {
        var acts = statement.has("Action")
                ? texts(statement.get("Action")).stream().anyMatch(it -> like(it, request.action()))
                : texts(statement.get("NotAction")).stream().noneMatch(it -> like(it, request.action()));
        return acts
                && texts(statement.get("Resource")).stream()
                        .map(pattern -> filled(pattern, request))
                        .anyMatch(pattern -> like(pattern, request.resource()))
                && (!statement.has("Condition")
                        || statement.getAsJsonObject("Condition").entrySet().stream()
                                .allMatch(operator -> operator.getValue().getAsJsonObject().entrySet().stream()
                                        .allMatch(test ->
                                                holds(operator.getKey(), test.getKey(), test.getValue(), request))));
    }

    private static boolean holds(String operator, String key, JsonElement wanted, Request request) {
        var given = request.context().get(key);
        var patterns = texts(wanted).stream().map(pattern -> filled(pattern, request));
        return switch (operator) {
            case "StringLike", "ArnLike", "StringEquals", "ForAnyValue:StringEquals", "Bool" ->
                given != null && patterns.anyMatch(pattern -> like(pattern, given));
            case "Null" -> patterns.anyMatch(pattern -> pattern.equals(String.valueOf(given == null)));
            case "ArnNotLike", "StringNotEquals" ->
                given == null || patterns.noneMatch(pattern -> like(pattern, given));
            default -> throw new AssertionError("teach Iam the operator " + operator);
        };
    }

    /// A variable that the request has no value for matches nothing.
    private static String filled(String pattern, Request request) {
        return Pattern.compile("\\$\\{([^}.]+:[^}]+)}")
                .matcher(pattern)
                .replaceAll(
                        variable -> Objects.requireNonNullElse(request.context().get(variable.group(1)), "\0"));
    }

    private static boolean like(String pattern, String text) {
        return Pattern.matches(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), text);
    }

    private static List<String> texts(JsonElement value) {
        return value.isJsonArray()
                ? value.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of(value.getAsString());
    }
}
