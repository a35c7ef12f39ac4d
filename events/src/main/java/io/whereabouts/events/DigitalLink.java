package io.whereabouts.events;

import io.whereabouts.events.Elements.Element;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;

/// A GS1 Digital Link URI of any host: the path ends in the identifier's AI and value, then its qualifiers, each
/// percent-encoded; what comes before, the query and the fragment say nothing about which item it is.
final class DigitalLink {
    private static final String STEM = "https://id.gs1.org";
    private static final Pattern FORM = Pattern.compile("(?i:https?)://[^/?#]+(/[^?#]*)(?:[?#].*)?", Pattern.DOTALL);
    private static final Set<String> KEYS = Set.of("00", "01", "8003", "8004");

    /// Consumer product variant, batch, serial number; the UIC extension of a GIAI.
    private static final Set<String> QUALIFIERS = Set.of("22", "10", "21", "7040");

    private DigitalLink() {}

    static boolean looksLike(String written) {
        return written.regionMatches(true, 0, "http://", 0, 7) || written.regionMatches(true, 0, "https://", 0, 8);
    }

    static PackageId parse(String written) {
        var form = FORM.matcher(written);
        if (!form.matches()) {
            throw noKey(written);
        }
        var path = form.group(1);
        var segments = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1);
        var elements = new ArrayList<Element>();
        for (var i = segments.length - 2; i >= 0; i -= 2) {
            var ai = segments[i];
            var value = PercentEncoding.decode(segments[i + 1]);
            if (KEYS.contains(ai)) {
                elements.add(new Element(ai, ai.equals("01") ? Gtin.parse(value).digits() : value));
                return new Elements(written, elements).packageId();
            }
            if (!QUALIFIERS.contains(ai)) {
                break;
            }
            elements.add(new Element(ai, value));
        }
        throw noKey(written);
    }

    /// @param aisAndValues in the order of the path: key, value, qualifier, value
    static String of(String... aisAndValues) {
        var link = new StringBuilder(STEM);
        for (var segment : aisAndValues) {
            link.append('/').append(PercentEncoding.encode(segment));
        }
        return link.toString();
    }

    private static IllegalArgumentException noKey(String written) {
        return new IllegalArgumentException(
                "no GS1 identifier of a package in '%s'; the path of a Digital Link ends like /00/106141412345678908"
                        .formatted(Shown.of(written)));
    }
}
