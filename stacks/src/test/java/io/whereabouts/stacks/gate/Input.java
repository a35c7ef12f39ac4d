package io.whereabouts.stacks.gate;

import io.whereabouts.stacks.Graph.Node;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Reads inputs of resources by path, such as `scalingConfig.maximumConcurrency`; a list means each of its elements.
final class Input {
    private Input() {}

    static Stream<Object> all(Node node, String path) {
        return all(node.inputs(), path);
    }

    static Stream<Object> all(Object from, String path) {
        Stream<Object> found = Stream.of(from);
        for (var key : path.split("\\.", -1)) {
            found = found.flatMap(value -> step(value, key));
        }
        return found.flatMap(value -> value instanceof Collection<?> list ? list.stream() : Stream.of(value));
    }

    private static Stream<Object> step(Object value, String key) {
        if (value instanceof Collection<?> list) {
            return list.stream().flatMap(one -> step(one, key));
        }
        return value instanceof Map<?, ?> map ? Stream.ofNullable(map.get(key)) : Stream.of();
    }

    static OptionalDouble number(Node node, String path) {
        return all(node, path)
                .filter(Number.class::isInstance)
                .mapToDouble(number -> ((Number) number).doubleValue())
                .findFirst();
    }

    static double number(Node node, String path, double otherwise) {
        return number(node, path).orElse(otherwise);
    }

    static Optional<String> text(Node node, String path) {
        return all(node, path).map(String::valueOf).findFirst();
    }

    static boolean is(Node node, String path, Object wanted) {
        return all(node, path).anyMatch(wanted::equals);
    }
}
