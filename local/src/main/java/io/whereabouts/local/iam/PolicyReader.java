package io.whereabouts.local.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads policy documents.
///
/// @param where for messages: whose policy it is
/// @param itself the ARN that is meant where a statement names no resource, as in a role's trust
record PolicyReader(String where, String itself) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PARTS = Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

    /// @throws UnsupportedPolicy if a part of it is not known here
    List<Statement> read(String policy) {
        try {
            var statements = JSON.readTree(policy).path("Statement");
            return statements.isArray()
                    ? statements.valueStream().map(this::statement).toList()
                    : List.of(statement(statements));
        } catch (JsonProcessingException e) {
            throw new UnsupportedPolicy("%s is no JSON: %s".formatted(where, e.getMessage()));
        }
    }

    private Statement statement(JsonNode statement) {
        for (var part : statement.properties()) {
            if (!PARTS.contains(part.getKey())) {
                throw new UnsupportedPolicy(
                        "%s has a %s, which the local environment cannot judge; add it to PolicyReader"
                                .formatted(where, part.getKey()));
            }
        }
        var resources = statement.has("Resource") ? texts(statement.path("Resource")) : List.of(itself);
        for (var resource : resources) {
            if (resource.contains("${")) {
                throw new UnsupportedPolicy(
                        "%s uses the policy variable in %s, which the local environment cannot judge"
                                .formatted(where, resource));
            }
        }
        return new Statement(
                statement.path("Effect").asText().equals("Allow"),
                statement.has("Principal") ? Optional.of(principals(statement.path("Principal"))) : Optional.empty(),
                texts(statement.path("Action")),
                resources,
                conditions(statement.path("Condition")));
    }

    private Principals principals(JsonNode principal) {
        if (principal.isTextual()) {
            return new Principals("*", List.of());
        }
        var kinds = List.copyOf(principal.properties());
        if (kinds.size() != 1
                || !Set.of("AWS", "Service").contains(kinds.getFirst().getKey())) {
            throw new UnsupportedPolicy(
                    "%s is about %s, which the local environment cannot judge; add it to PolicyReader"
                            .formatted(where, principal));
        }
        return new Principals(kinds.getFirst().getKey(), texts(kinds.getFirst().getValue()));
    }

    private List<Condition> conditions(JsonNode byOperator) {
        var conditions = new ArrayList<Condition>();
        byOperator
                .properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key -> conditions.add(
                                Condition.of(operator.getKey(), key.getKey(), texts(key.getValue()), where))));
        return List.copyOf(conditions);
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isArray()
                ? oneOrMore.valueStream().map(JsonNode::asText).toList()
                : List.of(oneOrMore.asText());
    }
}
