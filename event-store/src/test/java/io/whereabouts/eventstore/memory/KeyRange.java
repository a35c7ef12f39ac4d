package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.memory.Condition.And;
import io.whereabouts.eventstore.memory.Condition.BeginsWith;
import io.whereabouts.eventstore.memory.Condition.Between;
import io.whereabouts.eventstore.memory.Condition.Compare;
import io.whereabouts.eventstore.memory.Condition.Comparison;
import io.whereabouts.eventstore.memory.Condition.Literal;
import io.whereabouts.eventstore.memory.Condition.Operand;
import io.whereabouts.eventstore.memory.Condition.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The part of one partition that a query reads.
///
/// @param low at or before the first item
/// @param high at or behind the last item
/// @param sort what holds for the items' keys between the two
record KeyRange(Key low, Key high, Condition sort) {

    static KeyRange of(Condition condition, Schema schema) {
        var parts = new ArrayList<Condition>();
        flatten(condition, parts);
        var equal = parts.stream()
                .filter(part -> part instanceof Compare compare
                        && compare.comparison() == Comparison.EQUAL
                        && compare.left().equals(new Path(schema.partition().name())))
                .findFirst()
                .orElseThrow(() -> Failures.invalid("Query condition missed key schema element: %s"
                        .formatted(schema.partition().name())));
        parts.remove(equal);
        var partition = literal(((Compare) equal).right()).orElseThrow(KeyRange::notSupported);
        if (parts.isEmpty()) {
            return new KeyRange(Key.before(partition), Key.behind(partition), new Condition.Always());
        }
        if (parts.size() > 1) {
            throw Failures.invalid("Conditions can be of length 1 or 2 only");
        }
        var sort = parts.getFirst();
        var name = schema.sort().map(Schema.Attribute::name).orElseThrow(KeyRange::notSupported);
        return new KeyRange(
                low(sort, name)
                        .map(value -> Key.of(partition, Optional.of(value)))
                        .orElse(Key.before(partition)),
                high(sort).map(value -> Key.of(partition, Optional.of(value))).orElse(Key.behind(partition)),
                sort);
    }

    private static void flatten(Condition condition, List<Condition> parts) {
        if (condition instanceof And and) {
            flatten(and.left(), parts);
            flatten(and.right(), parts);
        } else {
            parts.add(condition);
        }
    }

    private static Optional<AttributeValue> low(Condition sort, String name) {
        return switch (sort) {
            case Between between when isKey(between.operand(), name) -> literal(between.low());
            case BeginsWith begins when isKey(begins.operand(), name) -> literal(begins.prefix());
            case Compare compare
            when isKey(compare.left(), name) ->
                switch (compare.comparison()) {
                    case EQUAL, MORE, AT_LEAST -> literal(compare.right());
                    case LESS, AT_MOST -> Optional.empty();
                    case UNEQUAL -> throw notSupported();
                };
            default -> throw notSupported();
        };
    }

    private static Optional<AttributeValue> high(Condition sort) {
        return switch (sort) {
            case Between between -> literal(between.high());
            case Compare compare ->
                switch (compare.comparison()) {
                    case EQUAL, LESS, AT_MOST -> literal(compare.right());
                    default -> Optional.empty();
                };
            case BeginsWith begins ->
                literal(begins.prefix()).map(prefix -> AttributeValue.fromS(prefix.s() + Character.toString(0x10FFFF)));
            default -> throw notSupported();
        };
    }

    private static boolean isKey(Operand operand, String name) {
        return operand.equals(new Path(name));
    }

    private static Optional<AttributeValue> literal(Operand operand) {
        return operand instanceof Literal literal ? Optional.of(literal.value()) : Optional.empty();
    }

    private static RuntimeException notSupported() {
        return Failures.invalid("Query key condition not supported");
    }
}
