package io.whereabouts.events;

/// The GS1 identifier of what is tracked, a package or a container.
public sealed interface PackageId permits Sscc {

    /// The element string without brackets, as a scanner types it from the label, such as `00106141412345678908`.
    /// Keys, tags and events use this form and no other.
    String canonical();

    /// A GS1 Digital Link URI, such as `https://id.gs1.org/00/106141412345678908` (GS1 Digital Link URI Syntax 1.3).
    String digitalLink();

    /// Reads any form in which an identifier comes in: element string with or without brackets, the bare 18 digits of
    /// an SSCC, a scanner's symbology prefix before either, EPC URN, Digital Link.
    ///
    /// @throws IllegalArgumentException if it is none of them or its check digit is wrong; the message says which
    static PackageId parse(String text) {
        return Sscc.parse(text);
    }
}
