package io.whereabouts.events;

import io.whereabouts.events.Elements.Element;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// An element string as it is printed below the bars: each AI in brackets, spaces where the printer liked them. A
/// bracket that belongs to a value is written `\(` where it could be taken for an AI.
final class BracketedElementString {
    private static final Pattern ELEMENT =
            Pattern.compile("\\(([0-9]{2,4})\\)((?:\\\\\\(|[^(\\\\]|\\((?![0-9]{2,4}\\)))+)");

    private BracketedElementString() {}

    static PackageId parse(String written) {
        var text = written.replace(" ", "");
        var elements = new ArrayList<Element>();
        var matcher = ELEMENT.matcher(text);
        var at = 0;
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw Elements.notAnIdentifier(written);
            }
            elements.add(new Element(matcher.group(1), matcher.group(2).replace("\\(", "(")));
            at = matcher.end();
        }
        return new Elements(written, elements).packageId();
    }
}
