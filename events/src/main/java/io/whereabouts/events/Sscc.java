package io.whereabouts.events;

/// Serial Shipping Container Code (GS1 General Specifications §3.2).
///
/// @param digits 18 digits, the last of them the check digit
public record Sscc(String digits) implements PackageId {
    public Sscc {
        CheckDigit.verify("SSCC", digits, 18);
    }

    static Sscc parse(String text) {
        return new Sscc(text.length() == 20 && text.startsWith("00") ? text.substring(2) : text);
    }

    @Override
    public String canonical() {
        return "00" + digits;
    }

    @Override
    public String digitalLink() {
        return "https://id.gs1.org/00/" + digits;
    }

    @Override
    public String toString() {
        return canonical();
    }
}
