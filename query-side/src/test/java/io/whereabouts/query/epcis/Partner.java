package io.whereabouts.query.epcis;

import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.EpcisEventId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.epcis.EpcisEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a partner tells: events of all five types over few things, places and moments, so that queries find some.
final class Partner {
    static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    static final List<String> EPCS = List.of(
            "urn:epc:id:sscc:0614141.1234567890",
            "https://partner.example/00/106141412345678908?x=1",
            "https://id.gs1.org/01/10614141073464/21/2017",
            "urn:epc:id:sgtin:0614141.107346.2018",
            "urn:epc:id:grai:4012345.55555.987",
            "urn:x:pen");
    static final List<String> CLASSES =
            List.of("urn:epc:class:lgtin:4012345.012345.998877", "https://id.gs1.org/01/04012345987652");
    static final List<String> PLACES = List.of(
            "urn:epc:id:sgln:4012345.00005.0",
            "https://id.gs1.org/414/4012345000054/254/gate",
            "geo:45.27,13.71,211.5;u=4");
    static final List<String> STEPS =
            List.of("shipping", "urn:epcglobal:cbv:bizstep:receiving", "https://partner.example/steps/wrapping");
    static final List<String> DISPOSITIONS = List.of("in_transit", "urn:epcglobal:cbv:disp:damaged");
    static final List<String> DOCUMENTS = List.of("urn:epc:id:gdti:4012345.11111.123", "urn:partner:po:7");

    private final Random random;
    private int told;

    Partner(Random random) {
        this.random = random;
    }

    /// As the bus carries it, recorded up to a minute after it happened.
    RecordedEvent next() {
        var happened = NINE.plusSeconds(random.nextInt(20));
        var text = event(happened, told++);
        return recorded(text, happened.plusMillis(random.nextInt(60_000)));
    }

    static RecordedEvent recorded(String text, Instant recordedAt) {
        var event = EpcisEvent.read(text);
        var captured = new EpcisEventCaptured(
                new EpcisEventId(event.eventId()), event.isErrorDeclaration(), event.text(), event.eventTime());
        return new RecordedEvent(
                UUID.nameUUIDFromBytes((captured.subject() + captured.naturalKey())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString(),
                recordedAt,
                "partner-1",
                "correlation-1",
                "cause-1",
                List.of(new TagPosition("epcis=" + captured.subject(), "o#" + captured.naturalKey())),
                captured);
    }

    private String event(Instant happened, int number) {
        var fields = new ArrayList<String>();
        fields.add(text("eventTime", happened.toString()));
        fields.add(text("eventTimeZoneOffset", "+00:00"));
        fields.add(text("eventID", "urn:uuid:00000000-0000-4000-8000-%012d".formatted(number)));
        maybe(fields, text("bizStep", one(STEPS)));
        maybe(fields, text("disposition", one(DISPOSITIONS)));
        maybe(fields, "\"readPoint\": {\"id\": \"%s\"}".formatted(one(PLACES)));
        maybe(fields, "\"bizLocation\": {\"id\": \"%s\"}".formatted(one(PLACES)));
        maybe(fields, "\"sourceList\": [{\"type\": \"owning_party\", \"source\": \"%s\"}]".formatted(one(DOCUMENTS)));
        if (random.nextInt(6) == 0) {
            fields.add("\"errorDeclaration\": {\"declarationTime\": \"%s\", \"reason\": \"did_not_occur\"}"
                    .formatted(happened.plusSeconds(random.nextInt(9))));
        }
        fields.addAll(ofType());
        return "{%s}".formatted(String.join(", ", fields));
    }

    private List<String> ofType() {
        var action = text("action", one(List.of("OBSERVE", "ADD", "DELETE")));
        var parent = text("parentID", one(EPCS));
        var transactions =
                "\"bizTransactionList\": [{\"type\": \"po\", \"bizTransaction\": \"%s\"}]".formatted(one(DOCUMENTS));
        return switch (random.nextInt(5)) {
            case 0 ->
                List.of(
                        text("type", "ObjectEvent"),
                        action,
                        "\"epcList\": " + epcs(),
                        "\"persistentDisposition\": {\"set\": [\"%s\"]}".formatted(one(DISPOSITIONS)));
            case 1 ->
                List.of(
                        text("type", "AggregationEvent"),
                        action,
                        parent,
                        "\"childEPCs\": " + epcs(),
                        "\"childQuantityList\": " + quantity());
            case 2 -> List.of(text("type", "TransactionEvent"), action, transactions, "\"epcList\": " + epcs());
            case 3 ->
                List.of(
                        text("type", "TransformationEvent"),
                        text("transformationID", one(DOCUMENTS)),
                        "\"inputEPCList\": " + epcs(),
                        "\"outputEPCList\": " + epcs(),
                        "\"inputQuantityList\": " + quantity());
            default -> List.of(text("type", "AssociationEvent"), action, parent, "\"childEPCs\": " + epcs());
        };
    }

    private String epcs() {
        return IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(i -> "\"%s\"".formatted(one(EPCS)))
                .distinct()
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String quantity() {
        var uom = random.nextBoolean() ? ", \"uom\": \"KGM\"" : "";
        return "[{\"epcClass\": \"%s\", \"quantity\": %s%s}]"
                .formatted(one(CLASSES), one(List.of("1", "2.50", "200")), uom);
    }

    private static String text(String name, String value) {
        return "\"%s\": \"%s\"".formatted(name, value);
    }

    private void maybe(List<String> fields, String field) {
        if (random.nextBoolean()) {
            fields.add(field);
        }
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
