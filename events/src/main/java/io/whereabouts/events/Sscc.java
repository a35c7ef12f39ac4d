package io.whereabouts.events;

/// Serial Shipping Container Code, AI 00: a package, a pallet (GS1 General Specifications §3.2).
///
/// @param digits 18 digits, the last of them the check digit
public record Sscc(String digits) implements PackageId {
    public Sscc {
        CheckDigit.verify("SSCC", digits, 18);
    }

    /// @param digits 17 digits: the extension digit, the company prefix, and a serial reference
    /// @throws IllegalArgumentException if they are not
    public static Sscc withCheckDigit(String digits) {
        return new Sscc(digits + (digits.length() == 17 ? CheckDigit.of(digits) : ""));
    }

    @Override
    public String canonical() {
        return "00" + digits;
    }

    @Override
    public String digitalLink() {
        return DigitalLink.of("00", digits);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
