package io.whereabouts.operations.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What the Pulumi program declares for a kind of stack, as far as it costs something. The file is written by a test
/// of the program.
///
/// @param resources by the program's short type, such as `MetricAlarm`
/// @param memoryMegabytes of each function
/// @param windowSeconds how long each projector waits for its batch
/// @param batchSize of each projector, at most
record Declared(
        Map<String, Integer> resources,
        Map<String, Integer> memoryMegabytes,
        Map<String, Integer> windowSeconds,
        Map<String, Integer> batchSize) {
    private static final String FILE = "stacks.json";

    Declared {
        resources = Map.copyOf(resources);
        memoryMegabytes = Map.copyOf(memoryMegabytes);
        windowSeconds = Map.copyOf(windowSeconds);
        batchSize = Map.copyOf(batchSize);
    }

    static Declared of(Kind kind) {
        try (var stream = Objects.requireNonNull(Declared.class.getResourceAsStream(FILE))) {
            return of(new ObjectMapper().readTree(stream).required(kind.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Declared of(JsonNode json) {
        return new Declared(
                numbers(json.required("resources")),
                numbers(json.required("memoryMegabytes")),
                numbers(json.required("windowSeconds")),
                numbers(json.required("batchSize")));
    }

    private static Map<String, Integer> numbers(JsonNode json) {
        var numbers = new TreeMap<String, Integer>();
        json.forEachEntry((name, number) -> numbers.put(name, number.asInt()));
        return numbers;
    }

    int count(String shortType) {
        return resources.getOrDefault(shortType, 0);
    }

    double memoryGigabytes(String function) {
        return known(memoryMegabytes, function) / 1_024.0;
    }

    double windowSeconds(String projector) {
        return known(windowSeconds, projector);
    }

    double batchSize(String projector) {
        return known(batchSize, projector);
    }

    private static int known(Map<String, Integer> numbers, String name) {
        var number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException(
                    "%s declares no %s; the model has to follow the program".formatted(FILE, name));
        }
        return number;
    }
}
