package io.whereabouts.events.epcis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// JSON-LD contexts: GS1's own, and what documents add to it for their extensions.
public final class Contexts {
    /// Names all terms of EPCIS and CBV 2.0.
    public static final Json GS1 = new Json.Str("https://ref.gs1.org/standards/epcis/epcis-context.jsonld");

    private static final Pattern GS1S = Pattern.compile(
            "https?://(?:ref\\.gs1\\.org|gs1\\.github\\.io|ns\\.gs1\\.org"
                    + "|gs1\\.org|www\\.gs1\\.org)/.*epcis-context[^/]*\\.jsonld|https?://id\\.gs1\\.org/epcis-context\\.jsonld");
    private static final Map<String, String> STANDARD = Map.of(
            "cbvmda", "urn:epcglobal:cbv:mda",
            "gs1", "https://ref.gs1.org/voc/",
            "cbv", "https://ref.gs1.org/cbv/",
            "epcis", "https://ref.gs1.org/epcis/");

    private Contexts() {}

    /// What stands in a context besides GS1's.
    static List<Json> extensions(Optional<Json> context) {
        return context.map(value -> value instanceof Json.Arr array ? array.elements() : List.of(value)).stream()
                .flatMap(List::stream)
                .filter(entry -> !(entry instanceof Json.Str url
                        && GS1S.matcher(url.value()).matches()))
                .toList();
    }

    /// The event with what it needs of its own and of its document's context, so that it can be read by itself.
    static Json.Obj into(Json.Obj event, List<Json> ofDocument) {
        var own = new ArrayList<>(ofDocument);
        own.addAll(extensions(event.get("@context")));
        var bare = event.without("@context");
        var prefixes = new HashSet<String>();
        prefixesIn(bare, prefixes);
        var needed = merged(own).stream()
                .flatMap(entry -> needed(entry, prefixes).stream())
                .distinct()
                .toList();
        return needed.isEmpty() ? bare : bare.with("@context", new Json.Arr(needed));
    }

    /// Of two meanings of a prefix the later counts (JSON-LD 1.1 §4.1): the other would only be in the way of seeing
    /// that two events are the same.
    private static List<Json> merged(List<Json> entries) {
        var fields = new TreeMap<String, Json>();
        for (var entry : entries) {
            if (!(entry instanceof Json.Obj object)) {
                return entries; // what a context of somebody else's says is not known here
            }
            fields.putAll(object.fields());
        }
        return List.of(new Json.Obj(fields));
    }

    private static Optional<Json> needed(Json entry, Set<String> prefixes) {
        if (!(entry instanceof Json.Obj object)) {
            return Optional.of(entry);
        }
        var fields = new TreeMap<>(object.fields());
        fields.keySet().removeIf(name -> !prefixes.contains(name) && !name.startsWith("@"));
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Json.Obj(fields));
    }

    private static void prefixesIn(Json value, Set<String> prefixes) {
        switch (value) {
            case Json.Obj object ->
                object.fields().forEach((name, field) -> {
                    prefixes.add(name.substring(0, Math.max(0, name.indexOf(':'))));
                    prefixesIn(field, prefixes);
                });
            case Json.Arr array -> array.elements().forEach(element -> prefixesIn(element, prefixes));
            case Json.Str string ->
                prefixes.add(
                        string.value().substring(0, Math.max(0, string.value().indexOf(':'))));
            default -> {}
        }
    }

    /// What its prefixes stand for.
    static Map<String, String> namespaces(Json.Obj event) {
        var namespaces = new TreeMap<>(STANDARD);
        for (var entry : extensions(event.get("@context"))) {
            if (entry instanceof Json.Obj object) {
                object.fields().keySet().forEach(name -> object.text(name).ifPresent(uri -> namespaces.put(name, uri)));
            }
        }
        return namespaces;
    }
}
