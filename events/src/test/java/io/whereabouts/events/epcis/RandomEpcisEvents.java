package io.whereabouts.events.epcis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random events of all five types as partners may write them: fields in any order, numbers in any form, extensions
/// nested, identifiers as URNs and as Digital Links.
final class RandomEpcisEvents {
    private static final List<String> NUMBERS =
            List.of("0", "-0.0", "1.50", "1e3", "123456789012345678901234567890", "0.1000", "2.5E-7");
    private static final List<String> TEXTS =
            List.of("", " x ", "\\u00e9\\n", "😀", "\\\"q\\\"", "urn:epc:id:sscc:0614141.1234567890", "1.0");
    private static final List<String> STEPS =
            List.of("shipping", "receiving", "https://example.com/steps/wrapping", "urn:epcglobal:cbv:bizstep:packing");

    private final Random random;

    RandomEpcisEvents(Random random) {
        this.random = random;
    }

    String document(int events) {
        return """
                {"epcisBody": {"eventList": [%s]}, "schemaVersion": "2.0", "type": "EPCISDocument",
                 "creationDate": "2026-11-01T10:00:00.0Z",
                 "@context": ["https://gs1.github.io/EPCIS/epcis-context-simple.jsonld",
                              {"example": "http://ns.example.com/epcis/", "other": "urn:other:%d:"}]}""".formatted(
                IntStream.range(0, events).mapToObj(i -> next()).collect(Collectors.joining(",")), random.nextInt(3));
    }

    String next() {
        var fields = new ArrayList<String>();
        fields.add("\"eventTime\": \"20%02d-01-02T03:04:05%s\""
                .formatted(10 + random.nextInt(20), one(List.of("Z", ".1Z", ".123456+02:00", "-11:30"))));
        fields.add("\"eventTimeZoneOffset\": \"%s\"".formatted(one(List.of("+00:00", "-11:30", "+14:00"))));
        maybe(fields, "\"eventID\": \"urn:uuid:00000000-0000-4000-8000-%012d\"".formatted(random.nextInt(1_000_000)));
        maybe(fields, "\"recordTime\": \"2026-01-02T03:04:05Z\"");
        maybe(fields, "\"bizStep\": \"%s\"".formatted(one(STEPS)));
        maybe(fields, "\"disposition\": \"%s\"".formatted(one(List.of("in_transit", "urn:own:disposition"))));
        maybe(fields, "\"readPoint\": {\"id\": \"%s\", \"example:gate\": %s}".formatted(place(), extension(2)));
        maybe(fields, "\"bizLocation\": {\"id\": \"%s\"}".formatted(place()));
        maybe(fields, "\"sourceList\": [{\"type\": \"owning_party\", \"source\": \"urn:epc:id:pgln:4012345.00225\"}]");
        maybe(fields, "\"errorDeclaration\": {\"declarationTime\": \"2026-11-01T10:00:00Z\", \"example:why\": 1.50}");
        maybe(fields, "\"example:extension\": " + extension(4));
        maybe(fields, "\"other:extension\": " + extension(1));
        fields.addAll(ofType());
        Collections.shuffle(fields, random);
        return "{%s}".formatted(String.join(", ", fields));
    }

    private List<String> ofType() {
        var action = "\"action\": \"%s\"".formatted(one(List.of("OBSERVE", "ADD", "DELETE")));
        return switch (random.nextInt(5)) {
            case 0 -> List.of("\"type\": \"ObjectEvent\"", action, "\"epcList\": [%s]".formatted(epcs()));
            case 1 ->
                List.of(
                        "\"type\": \"AggregationEvent\"",
                        action,
                        "\"parentID\": " + epc(),
                        "\"childEPCs\": [%s]".formatted(epcs()),
                        "\"childQuantityList\": [%s]".formatted(quantity()));
            case 2 ->
                List.of(
                        "\"type\": \"TransactionEvent\"",
                        action,
                        "\"bizTransactionList\": [{\"type\": \"po\", \"bizTransaction\": \"urn:own:po:7\"}]",
                        "\"epcList\": [%s]".formatted(epcs()));
            case 3 ->
                List.of(
                        "\"type\": \"TransformationEvent\"",
                        "\"inputEPCList\": [%s]".formatted(epcs()),
                        "\"outputQuantityList\": [%s]".formatted(quantity()),
                        "\"ilmd\": {\"example:lot\": %s}".formatted(extension(2)));
            default ->
                List.of(
                        "\"type\": \"AssociationEvent\"",
                        action,
                        "\"parentID\": " + epc(),
                        "\"childEPCs\": [%s]".formatted(epcs()));
        };
    }

    private String epcs() {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> "\"urn:epc:id:sgtin:0614141.107346.%d%d\"".formatted(i, random.nextInt(100)))
                .collect(Collectors.joining(", "));
    }

    private String epc() {
        return one(List.of("\"urn:epc:id:sscc:0614141.1234567890\"", "\"https://id.gs1.org/00/106141412345678908\""));
    }

    private String quantity() {
        return "{\"epcClass\": \"urn:epc:class:lgtin:4012345.012345.998877\", \"quantity\": %s, \"uom\": \"KGM\"}"
                .formatted(one(NUMBERS));
    }

    private String place() {
        return one(List.of("urn:epc:id:sgln:0614141.00777.0", "geo:45.123,14.5,12.5", "https://example.com/rooms/7"));
    }

    private String extension(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> one(NUMBERS);
            case 1 -> "\"%s\"".formatted(one(TEXTS));
            case 2 -> one(List.of("true", "false", "null"));
            case 3 -> "[%s, %s]".formatted(extension(depth - 1), extension(depth - 1));
            default -> "{\"example:a\": %s, \"b\": %s}".formatted(extension(depth - 1), extension(depth - 1));
        };
    }

    private void maybe(List<String> fields, String field) {
        if (random.nextBoolean()) {
            fields.add(field);
        }
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
