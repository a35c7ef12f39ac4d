package io.whereabouts.events;

/// A short text that people read.
///
/// @param value 1 to 200 characters (Unicode code points), not all of them spaces, none of them a control
///              character, a line or paragraph separator or half of a surrogate pair, which no UTF-8 file can hold
public record Text(String value) {
    public static final int LONGEST = 200;

    public Text {
        var length = value.codePointCount(0, value.length());
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    "a text must have 1 to %d characters, not %d: '%s'".formatted(LONGEST, length, Shown.of(value)));
        }
        if (value.codePoints().anyMatch(Text::isNoCharacterOfALine)) {
            throw new IllegalArgumentException(
                    "a text must be one line without control characters, not '%s'".formatted(Shown.of(value)));
        }
        if (value.codePoints().allMatch(Character::isSpaceChar)) {
            throw new IllegalArgumentException("a text must not be empty or only spaces; leave it out instead");
        }
    }

    private static boolean isNoCharacterOfALine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
