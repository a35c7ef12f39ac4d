package io.whereabouts.events;

/// Global Returnable Asset Identifier with its serial number, AI 8003: a cage (GS1 General Specifications §3.9).
///
/// @param digits 14 digits: 0, company prefix and asset type, check digit
/// @param serial 1 to 16 characters of GS1's set 82; the standard has it optional, but without it a GRAI names a
///               kind of asset and not a single one
public record Grai(String digits, String serial) implements PackageId {
    public static final int LONGEST_SERIAL = 16;

    private static final int DIGITS = 14;

    public Grai {
        CheckDigit.verify("GRAI", digits, DIGITS);
        if (digits.charAt(0) != '0') {
            throw new IllegalArgumentException(
                    "the 14 digits of GRAI %s must begin with 0; scan the label again".formatted(digits));
        }
        if (serial.isEmpty()) {
            throw Elements.namesAKind("GRAI", digits, "8003");
        }
        Cset82.verify("serial number of GRAI " + digits, serial, LONGEST_SERIAL);
    }

    /// @param value of an element 8003: the digits, then the serial number
    static Grai parse(String value) {
        var length = Math.min(DIGITS, value.length());
        return new Grai(value.substring(0, length), value.substring(length));
    }

    @Override
    public String canonical() {
        return "8003" + digits + serial;
    }

    @Override
    public String digitalLink() {
        return DigitalLink.of("8003", digits + serial);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
