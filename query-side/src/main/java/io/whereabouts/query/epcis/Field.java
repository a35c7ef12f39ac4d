package io.whereabouts.query.epcis;

import io.whereabouts.events.epcis.EpcisEvent;
import io.whereabouts.events.epcis.Gs1Uri;
import io.whereabouts.events.epcis.Json;
import io.whereabouts.events.epcis.Vocabulary;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A field of events that queries ask for.
///
/// @param index by which its values are found; empty if they are not
/// @param form one form for all ways to write one value
record Field(String index, UnaryOperator<String> form, Function<EpcisEvent, Stream<String>> values) {
    static final Field EVENT_TYPE = field("", UnaryOperator.identity(), event -> Stream.of(event.type()));
    static final Field ACTION = field("", UnaryOperator.identity(), text("action"));
    static final Field BIZ_STEP = field("bizStep", Vocabulary::bare, text("bizStep"));
    static final Field DISPOSITION = field("", Vocabulary::bare, text("disposition"));
    static final Field READ_POINT = field("readPoint", Gs1Uri::canonical, place("readPoint"));
    static final Field BIZ_LOCATION = field("bizLocation", Gs1Uri::canonical, place("bizLocation"));
    static final Field TRANSFORMATION = field("transformation", Gs1Uri::canonical, text("transformationID"));

    static final Field PARENT = field("epc", Gs1Uri::canonical, text("parentID"));
    static final Field INPUT = field("epc", Gs1Uri::canonical, texts("inputEPCList"));
    static final Field OUTPUT = field("epc", Gs1Uri::canonical, texts("outputEPCList"));
    static final Field EPC = either(field("epc", Gs1Uri::canonical, texts("epcList")), texts("childEPCs"));
    static final Field ANY_EPC = either(either(either(EPC, PARENT.values), INPUT.values), OUTPUT.values);

    static final Field INPUT_CLASS = field("class", Gs1Uri::canonical, inner("inputQuantityList", "epcClass"));
    static final Field OUTPUT_CLASS = field("class", Gs1Uri::canonical, inner("outputQuantityList", "epcClass"));
    static final Field EPC_CLASS = either(
            field("class", Gs1Uri::canonical, inner("quantityList", "epcClass")),
            inner("childQuantityList", "epcClass"));
    static final Field ANY_CLASS = either(either(EPC_CLASS, INPUT_CLASS.values), OUTPUT_CLASS.values);

    static final Field ANY_TRANSACTION =
            field("transaction", Gs1Uri::canonical, inner("bizTransactionList", "bizTransaction"));

    static final Field ERROR_REASON = field(
            "",
            Vocabulary::bare,
            event -> object(event.json(), "errorDeclaration").flatMap(error -> error.text("reason").stream()));
    static final Field CORRECTIVE = field(
            "",
            UnaryOperator.identity(),
            event -> object(event.json(), "errorDeclaration").flatMap(error -> strings(error, "correctiveEventIDs")));

    /// Where each event is found, beside the two orders themselves.
    static final List<Field> INDEXED =
            List.of(BIZ_STEP, READ_POINT, BIZ_LOCATION, TRANSFORMATION, ANY_EPC, ANY_CLASS, ANY_TRANSACTION);

    /// @param list such as `sourceList`, whose elements have a type and a party or document
    static Field typed(String index, String list, String name, String type) {
        return field(
                index,
                Gs1Uri::canonical,
                event -> elements(event.json(), list)
                        .filter(element ->
                                element.text("type").filter(type::equals).isPresent())
                        .flatMap(element -> element.text(name).stream()));
    }

    /// @param name `set` or `unset`
    static Field persistent(String name) {
        return field(
                "",
                Vocabulary::bare,
                event -> object(event.json(), "persistentDisposition")
                        .flatMap(disposition -> strings(disposition, name)));
    }

    private static Field field(String index, UnaryOperator<String> form, Function<EpcisEvent, Stream<String>> values) {
        return new Field(index, form, values);
    }

    private static Field either(Field one, Function<EpcisEvent, Stream<String>> other) {
        return field(one.index, one.form, event -> Stream.concat(one.values.apply(event), other.apply(event)));
    }

    Stream<String> of(EpcisEvent event) {
        return values.apply(event).map(form);
    }

    private static Function<EpcisEvent, Stream<String>> text(String name) {
        return event -> event.text(name).stream();
    }

    private static Function<EpcisEvent, Stream<String>> texts(String name) {
        return event -> event.texts(name).stream();
    }

    private static Function<EpcisEvent, Stream<String>> place(String name) {
        return event -> event.place(name).stream();
    }

    private static Function<EpcisEvent, Stream<String>> inner(String list, String name) {
        return event -> elements(event.json(), list).flatMap(element -> element.text(name).stream());
    }

    static Stream<Json.Obj> object(Json.Obj parent, String name) {
        return parent.get(name).stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    static Stream<Json.Obj> elements(Json.Obj parent, String list) {
        return parent.list(list).stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private static Stream<String> strings(Json.Obj parent, String list) {
        return parent.list(list).stream().filter(Json.Str.class::isInstance).map(value -> ((Json.Str) value).value());
    }
}
