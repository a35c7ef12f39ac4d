package io.whereabouts.events;

/// A refused value as an error message shows it: short, and without control characters.
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String of(String value) {
        var printable = value.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }
}
