package io.whereabouts.query.currentlocation;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Changes one thing in a stored row, wherever it is, behind the back of whoever wrote it.
record Tampering(Random random) {
    /// The number of writes may be any, and what is in there is said by the events of others.
    private static final List<String> LEFT_ALONE = List.of("package", "rowVersion", "holds");

    Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        var names = new TreeSet<>(item.keySet());
        LEFT_ALONE.forEach(names::remove);
        var name = List.copyOf(names).get(random.nextInt(names.size()));
        return changed(item, name);
    }

    private Map<String, AttributeValue> changed(Map<String, AttributeValue> map, String name) {
        var changed = new HashMap<>(map);
        if (random.nextInt(4) == 0) {
            changed.remove(name);
        } else {
            changed.computeIfPresent(name, (unused, value) -> changed(value));
        }
        return changed;
    }

    private AttributeValue changed(AttributeValue value) {
        return switch (value.type()) {
            case BOOL -> AttributeValue.fromBool(!value.bool());
            case S -> AttributeValue.fromS(changed(value.s()));
            case L -> AttributeValue.fromL(changed(value.l()));
            case M ->
                value.m().isEmpty()
                        ? value
                        : AttributeValue.fromM(changed(
                                value.m(),
                                List.copyOf(new TreeSet<>(value.m().keySet()))
                                        .get(random.nextInt(value.m().size()))));
            default -> throw new AssertionError("a row has a value of another type: " + value);
        };
    }

    private List<AttributeValue> changed(List<AttributeValue> list) {
        if (list.isEmpty()) {
            return list;
        }
        var changed = new ArrayList<>(list);
        var at = random.nextInt(list.size());
        switch (random.nextInt(4)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(list.get(at));
            default -> changed.set(at, changed(list.get(at)));
        }
        return random.nextInt(6) == 0 ? changed.reversed() : changed;
    }

    /// Another moment, or a digit or a letter otherwise.
    private String changed(String text) {
        try {
            return Instant.parse(text).plusMillis(random.nextInt(2_000) - 1_000).toString();
        } catch (DateTimeParseException noMoment) {
            var at = random.nextInt(text.length());
            var character = text.charAt(at);
            var other = Character.isDigit(character) ? (char) ('0' + random.nextInt(10)) : 'x';
            return text.substring(0, at) + other + text.substring(at + 1);
        }
    }
}
