package io.whereabouts.events;

/// The GS1 identifier of what is tracked, a package or a container.
public sealed interface PackageId permits Sscc, Sgtin, Grai, Giai {

    /// The element string without brackets, as a scanner types it from the label, such as `00106141412345678908`.
    /// Keys, tags and events use this form and no other; no `#` can be in it.
    String canonical();

    /// A GS1 Digital Link URI, such as `https://id.gs1.org/00/106141412345678908` (GS1 Digital Link URI Syntax).
    String digitalLink();

    /// Reads any form in which an identifier comes in: element string with or without brackets, alone or among
    /// other elements of a label, a scanner's symbology identifier before it, the bare 18 digits of an SSCC, EPC
    /// URN, Digital Link. Digits that begin with 8004 are a GIAI's element string: a bare SSCC that does needs its
    /// `00`.
    ///
    /// @throws IllegalArgumentException if it is none of them, its check digit is wrong, or it names a kind of item
    ///                                  and not a single one; the message says which, and what to do
    static PackageId parse(String text) {
        return WrittenForm.parse(text);
    }
}
