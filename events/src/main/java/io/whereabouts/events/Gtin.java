package io.whereabouts.events;

/// Global Trade Item Number, as its 14-digit form (GS1 General Specifications §3.3).
///
/// @param digits 14 digits, the last of them the check digit
public record Gtin(String digits) {
    public Gtin {
        CheckDigit.verify("GTIN", digits, 14);
    }

    @Override
    public String toString() {
        return digits;
    }
}
