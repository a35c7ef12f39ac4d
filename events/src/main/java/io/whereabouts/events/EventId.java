package io.whereabouts.events;

import java.util.regex.Pattern;

/// Names an event: the same one has the same id however often it is delivered.
///
/// @param value a UUID in lower case
public record EventId(String value) {
    static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public EventId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an event id must be a UUID in lower case, not '%s'".formatted(Shown.of(value)));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
