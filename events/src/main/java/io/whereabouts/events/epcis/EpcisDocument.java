package io.whereabouts.events.epcis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The events of an EPCISDocument, or of the EPCISQueryDocument that a query answers with.
///
/// @param elements in the order of the document
public record EpcisDocument(List<Element> elements) {

    /// An event, or what is wrong with it.
    public sealed interface Element {
        record Wellformed(EpcisEvent event) implements Element {}

        record Refused(Malformed reason) implements Element {}
    }

    private static final Check DOCUMENT = Shape.extensible()
            .must("@context", context())
            .must("type", Check.wordOf(Set.of("EPCISDocument")))
            .must(
                    "schemaVersion",
                    Check.matching(Pattern.compile("2(?:\\.[0-9]+)*"), "a version of EPCIS 2, such as 2.0"))
            .must("creationDate", Check.time())
            .may(Check.text(), "id", "instanceIdentifier", "sender", "receiver")
            .may("epcisHeader", Check.any())
            .must("epcisBody", Shape.closed().must("eventList", Check.list(0, Check.any())));

    private static final Check QUERY_DOCUMENT = Shape.extensible()
            .must("@context", context())
            .must("type", Check.wordOf(Set.of("EPCISQueryDocument")))
            .may(
                    "schemaVersion",
                    Check.matching(Pattern.compile("2(?:\\.[0-9]+)*"), "a version of EPCIS 2, such as 2.0"))
            .may("creationDate", Check.time())
            .may("id", Check.text())
            .must(
                    "epcisBody",
                    Shape.closed()
                            .must(
                                    "queryResults",
                                    Shape.extensible()
                                            .may(Check.text(), "queryName", "subscriptionID")
                                            .must(
                                                    "resultsBody",
                                                    Shape.extensible()
                                                            .may("vocabularyList", Check.any())
                                                            .must("eventList", Check.list(0, Check.any())))));

    public EpcisDocument {
        elements = List.copyOf(elements);
    }

    /// @throws Malformed if it is no document; a malformed event in it is an element by itself
    public static EpcisDocument read(String text) {
        var json = Json.read(text);
        if (!(json instanceof Json.Obj document)) {
            throw Check.wrong(json, "", "an object");
        }
        var query = document.text("type").equals(Optional.of("EPCISQueryDocument"));
        (query ? QUERY_DOCUMENT : DOCUMENT).of(document, "");
        var way = query ? List.of("epcisBody", "queryResults", "resultsBody") : List.of("epcisBody");
        var body = document;
        for (var name : way) {
            body = (Json.Obj) body.get(name).orElseThrow();
        }
        var path = String.join(".", way);
        var context = Contexts.extensions(document.get("@context"));
        var elements = new ArrayList<Element>();
        for (var event : body.list("eventList")) {
            elements.add(element(event, "%s.eventList[%d]".formatted(path, elements.size()), context));
        }
        return new EpcisDocument(elements);
    }

    private static Element element(Json event, String path, List<Json> context) {
        try {
            return new Element.Wellformed(EpcisEvent.of(event, path, context));
        } catch (Malformed reason) {
            return new Element.Refused(reason);
        }
    }

    /// Texts and objects, one or several.
    private static Check context() {
        return Check.oneOrMore((value, path) -> Check.require(
                value instanceof Json.Obj || (value instanceof Json.Str url && Check.isUri(url.value())),
                value,
                path,
                "the URI of a JSON-LD context, or an object"));
    }
}
