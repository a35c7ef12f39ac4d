package io.whereabouts.events;

import io.whereabouts.events.Elements.Element;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An element string as a scanner types it: AI and value without brackets, then the next. An element ends where its
/// AI says that it has a predefined length, and else at a separator (FNC1, sent as GS) or at the end (GS1 General
/// Specifications §7.8).
final class ElementString {
    private static final char GS = 0x1D;
    private static final Pattern AI = Pattern.compile("8003|8004|[0-9]{2}");

    /// First two digits of the AIs of predefined length to the length of AI and value.
    private static final Map<String, Integer> PREDEFINED = Map.ofEntries(
            Map.entry("00", 20),
            Map.entry("01", 16),
            Map.entry("02", 16),
            Map.entry("03", 16),
            Map.entry("04", 18),
            Map.entry("11", 8),
            Map.entry("12", 8),
            Map.entry("13", 8),
            Map.entry("14", 8),
            Map.entry("15", 8),
            Map.entry("16", 8),
            Map.entry("17", 8),
            Map.entry("18", 8),
            Map.entry("19", 8),
            Map.entry("20", 4),
            Map.entry("31", 10),
            Map.entry("32", 10),
            Map.entry("33", 10),
            Map.entry("34", 10),
            Map.entry("35", 10),
            Map.entry("36", 10),
            Map.entry("41", 16));

    private ElementString() {}

    static PackageId parse(String written) {
        var elements = new ArrayList<Element>();
        var at = 0;
        while (at < written.length()) {
            if (written.charAt(at) == GS) {
                at++;
                continue;
            }
            var ai = AI.matcher(written).region(at, written.length());
            if (!ai.lookingAt()) {
                throw Elements.notAnIdentifier(written);
            }
            var separator = written.indexOf(GS, at);
            var longest = separator < 0 ? written.length() : separator;
            var predefined = PREDEFINED.get(written.substring(at, at + 2));
            var end = predefined == null ? longest : Math.min(longest, at + predefined);
            elements.add(element(written, ai.group(), written.substring(ai.end(), end), predefined));
            at = end;
        }
        return new Elements(written, elements).packageId();
    }

    private static Element element(String written, String ai, String value, @Nullable Integer predefined) {
        var itsTypeChecksIt = ai.equals("00") || ai.equals("01");
        if (!itsTypeChecksIt && (value.isEmpty() || (predefined != null && value.length() != predefined - 2))) {
            throw new IllegalArgumentException("'%s' ends within the element that begins with %s; scan the label again"
                    .formatted(Shown.of(written), ai));
        }
        return new Element(ai, value);
    }
}
