package io.whereabouts.events;

/// A short text that people read.
///
/// @param value 1 to 200 characters, none of them a control character, not blank
public record Text(String value) {
    public static final int LONGEST = 200;

    public Text {
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a text must have 1 to %d characters and no control character, not '%s'"
                            .formatted(LONGEST, Shown.of(value)));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
