package io.whereabouts.eventstore.memory;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What an expression says about an item.
sealed interface Condition {
    boolean test(Map<String, AttributeValue> item);

    /// An attribute, or a value of the request.
    sealed interface Operand {
        Optional<AttributeValue> in(Map<String, AttributeValue> item);
    }

    record Path(String attribute) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            return Optional.ofNullable(item.get(attribute));
        }
    }

    record Literal(AttributeValue value) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item) {
            return Optional.of(value);
        }
    }

    record Always() implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return true;
        }
    }

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return left.test(item) && right.test(item);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return left.test(item) || right.test(item);
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return !condition.test(item);
        }
    }

    record Exists(Path path) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return path.in(item).isPresent();
        }
    }

    record BeginsWith(Operand operand, Operand prefix) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return operand.in(item)
                    .flatMap(text -> Optional.ofNullable(text.s()))
                    .filter(text -> prefix.in(item)
                            .flatMap(start -> Optional.ofNullable(start.s()))
                            .filter(text::startsWith)
                            .isPresent())
                    .isPresent();
        }
    }

    record Between(Operand operand, Operand low, Operand high) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            return new Compare(low, Comparison.AT_MOST, operand).test(item)
                    && new Compare(operand, Comparison.AT_MOST, high).test(item);
        }
    }

    record Compare(Operand left, Comparison comparison, Operand right) implements Condition {
        @Override
        public boolean test(Map<String, AttributeValue> item) {
            var a = left.in(item);
            var b = right.in(item);
            return switch (comparison) {
                case EQUAL -> a.isPresent() && a.equals(b);
                case UNEQUAL -> !a.equals(b);
                case LESS -> order(a, b).filter(order -> order < 0).isPresent();
                case AT_MOST -> order(a, b).filter(order -> order <= 0).isPresent();
                case MORE -> order(a, b).filter(order -> order > 0).isPresent();
                case AT_LEAST -> order(a, b).filter(order -> order >= 0).isPresent();
            };
        }

        private static Optional<Integer> order(Optional<AttributeValue> a, Optional<AttributeValue> b) {
            return a.isPresent() && b.isPresent() && Values.comparable(a.get(), b.get())
                    ? Optional.of(Values.ORDER.compare(a.get(), b.get()))
                    : Optional.empty();
        }
    }

    /// How two values compare.
    enum Comparison {
        EQUAL,
        UNEQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        static Optional<Comparison> of(String sign) {
            return switch (sign) {
                case "=" -> Optional.of(EQUAL);
                case "<>" -> Optional.of(UNEQUAL);
                case "<" -> Optional.of(LESS);
                case "<=" -> Optional.of(AT_MOST);
                case ">" -> Optional.of(MORE);
                case ">=" -> Optional.of(AT_LEAST);
                default -> Optional.empty();
            };
        }
    }
}
