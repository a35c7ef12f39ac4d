package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.memory.Condition.Comparison;
import io.whereabouts.eventstore.memory.Condition.Literal;
import io.whereabouts.eventstore.memory.Condition.Operand;
import io.whereabouts.eventstore.memory.Condition.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the expressions of one request. What DynamoDB knows and this does not (functions, nested paths) fails with
/// its name.
final class Expressions {
    private static final Pattern TOKEN = Pattern.compile("\\s*(<=|>=|<>|[=<>(),]|[^\\s=<>(),]+)");

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> used = new HashSet<>();
    private Deque<String> rest = new ArrayDeque<>();

    Expressions(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    /// @param expression absent means that everything is right
    Condition condition(@Nullable String expression) {
        if (expression == null) {
            return new Condition.Always();
        }
        rest = tokens(expression);
        var condition = either();
        if (!rest.isEmpty()) {
            throw syntax(rest.getFirst());
        }
        return condition;
    }

    /// The attributes that are asked for; none is all of them.
    Set<String> projection(@Nullable String expression) {
        return expression == null
                ? Set.of()
                : Arrays.stream(expression.split(",", -1))
                        .map(path -> path(path.strip()).attribute())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// DynamoDB refuses names and values that no expression uses.
    void verifyAllUsed() {
        verify("ExpressionAttributeNames", names.keySet());
        verify("ExpressionAttributeValues", values.keySet());
    }

    private void verify(String what, Set<String> given) {
        var unused =
                given.stream().filter(name -> !used.contains(name)).sorted().toList();
        if (!unused.isEmpty()) {
            throw Failures.invalid("Value provided in %s unused in expressions: keys: {%s}"
                    .formatted(what, String.join(", ", unused)));
        }
    }

    private static Deque<String> tokens(String expression) {
        return TOKEN.matcher(expression)
                .results()
                .map(token -> token.group(1))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private Condition either() {
        var condition = both();
        while (taken("OR")) {
            condition = new Condition.Or(condition, both());
        }
        return condition;
    }

    private Condition both() {
        var condition = single();
        while (taken("AND")) {
            condition = new Condition.And(condition, single());
        }
        return condition;
    }

    private Condition single() {
        if (taken("NOT")) {
            return new Condition.Not(single());
        }
        if (taken("(")) {
            var condition = either();
            expect(")");
            return condition;
        }
        var first = next();
        return "(".equals(rest.peekFirst()) ? function(first) : comparison(operand(first));
    }

    private Condition function(String name) {
        expect("(");
        var condition = switch (name) {
            case "attribute_exists" -> new Condition.Exists(path(next()));
            case "attribute_not_exists" -> new Condition.Not(new Condition.Exists(path(next())));
            case "begins_with" -> {
                var operand = operand(next());
                expect(",");
                yield new Condition.BeginsWith(operand, operand(next()));
            }
            default -> throw UnofferedOperations.notOffered("the function %s".formatted(name));
        };
        expect(")");
        return condition;
    }

    private Condition comparison(Operand left) {
        var sign = next();
        if (sign.equalsIgnoreCase("BETWEEN")) {
            var low = operand(next());
            expect("AND");
            return new Condition.Between(left, low, operand(next()));
        }
        if (sign.equalsIgnoreCase("IN")) {
            throw UnofferedOperations.notOffered("the comparison IN");
        }
        var comparison = Comparison.of(sign).orElseThrow(() -> syntax(sign));
        return new Condition.Compare(left, comparison, operand(next()));
    }

    private Operand operand(String token) {
        if (!token.startsWith(":")) {
            return path(token);
        }
        used.add(token);
        return Optional.ofNullable(values.get(token))
                .map(value -> new Literal(Values.stored(value)))
                .orElseThrow(() -> Failures.invalid(
                        "Invalid expression: An expression attribute value used in expression is not defined; attribute value: %s"
                                .formatted(token)));
    }

    private Path path(String token) {
        if (token.startsWith("#") && !token.contains(".")) {
            used.add(token);
            return Optional.ofNullable(names.get(token))
                    .map(Path::new)
                    .orElseThrow(() -> Failures.invalid(
                            "Invalid expression: An expression attribute name used in the document path is not defined; attribute name: %s"
                                    .formatted(token)));
        }
        if (token.contains(".") || token.contains("[")) {
            throw UnofferedOperations.notOffered("the nested path %s".formatted(token));
        }
        if (List.of(")", "(", ",").contains(token) || Comparison.of(token).isPresent()) {
            throw syntax(token);
        }
        return new Path(token);
    }

    private boolean taken(String token) {
        if (token.equals(Optional.ofNullable(rest.peekFirst()).orElse("").toUpperCase(Locale.ROOT))) {
            rest.removeFirst();
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!taken(token)) {
            throw syntax(Optional.ofNullable(rest.peekFirst()).orElse("<EOF>"));
        }
    }

    private String next() {
        return Optional.ofNullable(rest.pollFirst()).orElseThrow(() -> syntax("<EOF>"));
    }

    private static RuntimeException syntax(String token) {
        return Failures.invalid("Invalid expression: Syntax error; token: \"%s\"".formatted(token));
    }
}
