package io.whereabouts.events;

/// Serial Shipping Container Code, AI 00: a package, a pallet (GS1 General Specifications §3.2).
///
/// @param digits 18 digits, the last of them the check digit
public record Sscc(String digits) implements PackageId {
    public Sscc {
        CheckDigit.verify("SSCC", digits, 18);
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
