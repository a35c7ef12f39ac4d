package io.whereabouts.events;

/// Serialised Global Trade Item Number, AIs 01 and 21: a single monitor (GS1 General Specifications §3.3, §3.5).
///
/// @param serial 1 to 20 characters of GS1's set 82
public record Sgtin(Gtin gtin, String serial) implements PackageId {
    public static final int LONGEST_SERIAL = 20;

    public Sgtin {
        Cset82.verify("serial number of GTIN " + gtin, serial, LONGEST_SERIAL);
    }

    @Override
    public String canonical() {
        return "01" + gtin.digits() + "21" + serial;
    }

    @Override
    public String digitalLink() {
        return DigitalLink.of("01", gtin.digits(), "21", serial);
    }

    @Override
    public String toString() {
        return canonical();
    }
}
