package io.whereabouts.events.epcis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An event of EPCIS 2.0: checked, in its normal form, with an id, and with what its extensions need of the context of
/// its document.
///
/// An error declaration repeats its event under the same id, and is an event of its own: the two are told apart by
/// [#isErrorDeclaration()].
public record EpcisEvent(Json.Obj json) {

    /// An event by itself, or one that we stored.
    ///
    /// @throws Malformed if it is none
    public static EpcisEvent read(String text) {
        return of(Json.read(text), "", List.of());
    }

    /// @param path where it stands in its document
    /// @param context what the document's context adds to GS1's
    static EpcisEvent of(Json value, String path, List<Json> context) {
        if (!(value instanceof Json.Obj object)) {
            throw Check.wrong(value, path, "an object");
        }
        var normal = Normal.of(object, path);
        EventShapes.check(normal, path);
        var event = Contexts.into(normal.without("recordTime"), context); // ours to say (EPCIS 2.0 §7.4.1)
        return new EpcisEvent(
                event.get("eventID").isPresent() ? event : event.with("eventID", new Json.Str(EventHash.of(event))));
    }

    public String eventId() {
        return json.text("eventID").orElseThrow();
    }

    public boolean isErrorDeclaration() {
        return json.get("errorDeclaration").isPresent();
    }

    public String type() {
        return json.text("type").orElseThrow();
    }

    public Instant eventTime() {
        return Instant.parse(json.text("eventTime").orElseThrow());
    }

    public Optional<String> text(String name) {
        return json.text(name);
    }

    /// The `id` of `readPoint` or `bizLocation`.
    public Optional<String> place(String name) {
        return json.get(name).flatMap(place -> ((Json.Obj) place).text("id"));
    }

    /// The texts of a list, such as `epcList`.
    public List<String> texts(String name) {
        return json.list(name).stream()
                .filter(Json.Str.class::isInstance)
                .map(value -> ((Json.Str) value).value())
                .toList();
    }

    /// As it is stored and sent.
    public String text() {
        return json.text();
    }
}
