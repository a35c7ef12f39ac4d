package io.whereabouts.events;

import java.util.regex.Pattern;

/// Global Trade Item Number, as its 14-digit form (GS1 General Specifications §3.3).
///
/// @param digits 14 digits, the last of them the check digit
public record Gtin(String digits) {
    private static final int DIGITS = 14;
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    public Gtin {
        CheckDigit.verify("GTIN", digits, DIGITS);
    }

    /// @param written the 8, 12, 13 or 14 digits that stand below a bar code; zeros before them change nothing
    public static Gtin parse(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            throw new IllegalArgumentException(
                    "GTIN must have 8, 12, 13 or 14 digits, not '%s'".formatted(Shown.of(written)));
        }
        return new Gtin("0".repeat(DIGITS - written.length()) + written);
    }

    @Override
    public String toString() {
        return digits;
    }
}
