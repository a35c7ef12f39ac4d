package io.whereabouts.events;

import java.util.Optional;

/// Global Location Number, AI 414, with its extension, AI 254: a read point, a door, a room (GS1 General
/// Specifications §3.8; GS1 EPC Tag Data Standard calls the two together SGLN).
///
/// @param gln 13 digits, the last of them the check digit
/// @param extension 1 to 20 characters of GS1's set 82; absent for the whole place
public record Sgln(String gln, Optional<String> extension) {
    public static final int LONGEST_EXTENSION = 20;

    /// How EPC URNs write that there is no extension.
    static final String NONE = "0";

    public Sgln {
        CheckDigit.verify("GLN", gln, 13);
        extension.ifPresent(text -> {
            Cset82.verify("extension of GLN " + gln, text, LONGEST_EXTENSION);
            if (text.equals(NONE)) {
                throw new IllegalArgumentException(
                        "extension 0 of GLN %s says that there is none; leave it out".formatted(gln));
            }
        });
    }

    /// Reads an element string with or without brackets, a scanner's symbology identifier before it, an EPC URN or a
    /// Digital Link.
    ///
    /// @throws IllegalArgumentException if it is none of them or its check digit is wrong; the message says which
    public static Sgln parse(String text) {
        return SglnForm.parse(text);
    }

    /// The element string without brackets, such as `4140614141000012254A1`. Keys, tags and events use this form and
    /// no other; no `#` can be in it.
    public String canonical() {
        return "414" + gln + extension.map("254"::concat).orElse("");
    }

    /// A GS1 Digital Link URI, such as `https://id.gs1.org/414/0614141000012/254/A1`.
    public String digitalLink() {
        return extension
                .map(text -> DigitalLink.of("414", gln, "254", text))
                .orElseGet(() -> DigitalLink.of("414", gln));
    }

    @Override
    public String toString() {
        return canonical();
    }
}
