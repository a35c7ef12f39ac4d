package io.whereabouts.eventstore.memory;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Values as DynamoDB orders, stores and measures them.
final class Values {
    /// Of two texts (by their UTF-8 bytes), two numbers or two byte strings.
    static final Comparator<AttributeValue> ORDER = Values::compare;

    private Values() {}

    static boolean comparable(AttributeValue a, AttributeValue b) {
        return a.type() == b.type()
                && switch (a.type()) {
                    case S, N, B -> true;
                    default -> false;
                };
    }

    private static int compare(AttributeValue a, AttributeValue b) {
        return switch (a.type()) {
            case S -> compare(a.s(), b.s());
            case N -> new BigDecimal(a.n()).compareTo(new BigDecimal(b.n()));
            case B -> Arrays.compareUnsigned(a.b().asByteArrayUnsafe(), b.b().asByteArrayUnsafe());
            default -> throw new IllegalArgumentException("values of type %s have no order".formatted(a.type()));
        };
    }

    /// The order of the UTF-8 bytes is that of the code points, and one that takes two chars is behind all others.
    private static int compare(String a, String b) {
        for (var i = 0; i < Math.min(a.length(), b.length()); i++) {
            var left = a.charAt(i);
            var right = b.charAt(i);
            if (left != right) {
                var pairs = Boolean.compare(Character.isSurrogate(left), Character.isSurrogate(right));
                return pairs == 0 ? Character.compare(left, right) : pairs;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /// Numbers lose their zeros, as in DynamoDB: `1.0` is stored as `1`.
    static AttributeValue stored(AttributeValue value) {
        return switch (value.type()) {
            case N -> AttributeValue.fromN(plain(value.n()));
            case NS ->
                AttributeValue.fromNs(value.ns().stream().map(Values::plain).toList());
            case L ->
                AttributeValue.fromL(value.l().stream().map(Values::stored).toList());
            case M -> AttributeValue.fromM(stored(value.m()));
            case UNKNOWN_TO_SDK_VERSION ->
                throw Failures.invalid(
                        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
            default -> value;
        };
    }

    static Map<String, AttributeValue> stored(Map<String, AttributeValue> item) {
        var stored = new LinkedHashMap<String, AttributeValue>();
        item.forEach((name, value) -> stored.put(name, stored(value)));
        return stored;
    }

    private static String plain(String number) {
        try {
            return new BigDecimal(number).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            throw Failures.invalid("The parameter cannot be converted to a numeric value: %s".formatted(number));
        }
    }

    /// Bytes, by the rules of "DynamoDB item sizes and formats" in the developer guide.
    static long size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> utf8(attribute.getKey()) + size(attribute.getValue()))
                .sum();
    }

    static long size(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case B -> bytes(value.b());
            case SS -> value.ss().stream().mapToLong(Values::utf8).sum();
            case NS -> value.ns().stream().mapToLong(Values::number).sum();
            case BS -> value.bs().stream().mapToLong(Values::bytes).sum();
            case L -> nested(value.l()) + value.l().size();
            case M ->
                nested(value.m().values())
                        + names(value.m().keySet())
                        + value.m().size();
            default -> 1;
        };
    }

    private static long nested(Collection<AttributeValue> values) {
        return 3 + values.stream().mapToLong(Values::size).sum();
    }

    private static long names(Collection<String> names) {
        return names.stream().mapToLong(Values::utf8).sum();
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long bytes(SdkBytes bytes) {
        return bytes.asByteArrayUnsafe().length;
    }

    /// About one byte for two significant digits, and one more; a sign takes one, too.
    private static long number(String number) {
        var value = new BigDecimal(number).stripTrailingZeros();
        return (value.precision() + 1L) / 2 + (value.signum() < 0 ? 2 : 1);
    }
}
