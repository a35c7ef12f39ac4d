package io.whereabouts.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Percent-decoding of paths, where `+` is a plus sign, and of query strings, where it is a space.
final class PercentCoding {
    private PercentCoding() {}

    static String decode(String path) {
        return decodeQuery(path.replace("+", "%2B"));
    }

    /// What is no valid encoding is taken as it is.
    static String decodeQuery(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
