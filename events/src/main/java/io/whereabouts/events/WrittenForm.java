package io.whereabouts.events;

import java.util.regex.Pattern;

/// Tells apart the forms in which people, scanners and partners write an identifier.
final class WrittenForm {
    /// The longest label that holds an identifier, with every character of a Digital Link percent-encoded, is
    /// shorter.
    static final int LONGEST = 200;

    /// What a scanner puts before a GS1 element string (GS1 General Specifications, symbology identifiers):
    /// GS1-128, GS1 DataBar and composites, GS1 DataMatrix, GS1 QR Code, GS1 DotCode.
    private static final Pattern GS1_SYMBOLOGY = Pattern.compile("\\](?:C1|e[0-2]|d2|Q3|J1)");

    private static final String EAN_AND_UPC = "]E";

    /// What it puts before anything else (ISO/IEC 15424), such as a QR Code that holds a Digital Link.
    private static final Pattern SYMBOLOGY = Pattern.compile("\\][A-Za-z][0-9]");

    // Bare digits that begin with 8004 could be either: they are the element string of a GIAI, because what is stored
    // must read back as itself.
    private static final Pattern SSCC = Pattern.compile("(?!8004)[0-9]{18}");
    private static final Pattern GTIN = Pattern.compile("(?!8004)(?:[0-9]{8}|[0-9]{12,14})");

    private WrittenForm() {}

    static PackageId parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an identifier has at most %d characters, not %d: '%s'; send the identifier alone"
                            .formatted(LONGEST, text.length(), Shown.of(text)));
        }
        var label = text.strip(); // the Enter or Tab that a scanner types after a label; also a separator at either end
        if (GS1_SYMBOLOGY.matcher(label).lookingAt()) {
            return ElementString.parse(label.substring(3));
        }
        if (label.startsWith(EAN_AND_UPC)) {
            throw Elements.namesAKind("GTIN", Shown.of(label.substring(Math.min(3, label.length()))), "21");
        }
        return SYMBOLOGY.matcher(label).lookingAt() ? unprefixed(label.substring(3)) : unprefixed(label);
    }

    private static PackageId unprefixed(String label) {
        if (label.startsWith("(")) {
            return BracketedElementString.parse(label);
        }
        if (EpcUrn.looksLike(label)) {
            return EpcUrn.parse(label);
        }
        if (DigitalLink.looksLike(label)) {
            return DigitalLink.parse(label);
        }
        if (SSCC.matcher(label).matches()) {
            return new Sscc(label);
        }
        if (GTIN.matcher(label).matches()) {
            throw Elements.namesAKind("GTIN", label, "21");
        }
        return ElementString.parse(label);
    }
}
