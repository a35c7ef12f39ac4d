package io.whereabouts.events;

/// A refused value as an error message shows it: short, on one line, and well-formed Unicode.
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String of(String value) {
        var shown = new StringBuilder();
        value.codePoints().limit(LONGEST).map(c -> isPrintable(c) ? c : '?').forEach(shown::appendCodePoint);
        return value.codePointCount(0, value.length()) > LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
