package io.whereabouts.events;

import java.util.regex.Pattern;

/// The 82 characters of GS1 serial numbers and references (GS1 General Specifications §7.11, ISO/IEC 646 subset).
final class Cset82 {
    private static final Pattern FORM = Pattern.compile("[!-\"%-?A-Z_a-z]+");

    private Cset82() {}

    static void verify(String what, String text, int longest) {
        if (text.length() > longest || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    ("%s must be 1 to %d letters, digits or ! \" %% & ' ( ) * + , - . / : ; < = > ? _, not '%s';"
                                    + " scan the label again")
                            .formatted(what, longest, Shown.of(text)));
        }
    }
}
