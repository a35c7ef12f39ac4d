package io.whereabouts.events;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Percent-encoding of the ASCII characters that identifiers are made of (RFC 3986 §2.1).
final class PercentEncoding {
    private static final Pattern RESERVED = Pattern.compile("[^A-Za-z0-9._~-]");
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})?");

    private PercentEncoding() {}

    static String encode(String text) {
        return RESERVED.matcher(text)
                .replaceAll(
                        reserved -> "%%%02X".formatted((int) reserved.group().charAt(0)));
    }

    static String decode(String text) {
        return ENCODED.matcher(text).replaceAll(encoded -> {
            if (encoded.group(1) == null) {
                throw new IllegalArgumentException(
                        "'%s' has a %% that no two hexadecimal digits follow; write it as %%25"
                                .formatted(Shown.of(text)));
            }
            var octet = (char) HexFormat.fromHexDigits(encoded.group(1));
            return Matcher.quoteReplacement(String.valueOf(octet));
        });
    }
}
