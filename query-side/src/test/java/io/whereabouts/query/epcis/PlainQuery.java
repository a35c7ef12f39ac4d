package io.whereabouts.query.epcis;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.epcis.Gs1Uri;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a query means, written down a second time and without any index: the read model is held against it.
final class PlainQuery {
    private final Map<String, String> parameters = new TreeMap<>();

    /// A random question that some events answer.
    static PlainQuery of(Partner partner, int parameters) {
        var query = new PlainQuery();
        for (var i = 0; i < parameters; i++) {
            query.add(partner);
        }
        return query;
    }

    Map<String, String> parameters() {
        return parameters;
    }

    private void add(Partner partner) {
        var name = partner.one(List.of(
                "eventType",
                "EQ_action",
                "EQ_bizStep",
                "EQ_disposition",
                "EQ_readPoint",
                "EQ_bizLocation",
                "WD_readPoint",
                "MATCH_epc",
                "MATCH_parentID",
                "MATCH_inputEPC",
                "MATCH_outputEPC",
                "MATCH_anyEPC",
                "MATCH_epcClass",
                "MATCH_anyEPCClass",
                "EQ_quantity",
                "GE_quantity_KGM",
                "EQ_bizTransaction_po",
                "EQ_source_owning_party",
                "EQ_transformationID",
                "EXISTS_errorDeclaration",
                "GE_eventTime",
                "LT_eventTime",
                "GE_recordTime",
                "LT_recordTime",
                "EQ_persistentDisposition_set"));
        parameters.put(name, value(name, partner));
    }

    private static String value(String name, Partner partner) {
        var time = Partner.NINE.plusSeconds(partner.one(List.of(0, 5, 10, 30))).toString();
        return switch (name) {
            case "eventType" -> "ObjectEvent|AggregationEvent";
            case "EQ_action" -> partner.one(List.of("OBSERVE", "ADD|DELETE"));
            case "EQ_bizStep" -> partner.one(Partner.STEPS) + "|" + partner.one(Partner.STEPS);
            case "EQ_disposition", "EQ_persistentDisposition_set" -> partner.one(Partner.DISPOSITIONS);
            case "EQ_readPoint", "EQ_bizLocation", "WD_readPoint" -> partner.one(Partner.PLACES);
            case "MATCH_epcClass", "MATCH_anyEPCClass" -> partner.one(Partner.CLASSES);
            case "EQ_quantity" -> "2.5|1";
            case "GE_quantity_KGM" -> "2.500";
            case "EQ_bizTransaction_po", "EQ_source_owning_party", "EQ_transformationID" ->
                partner.one(Partner.DOCUMENTS);
            case "EXISTS_errorDeclaration" -> "";
            case "GE_eventTime", "LT_eventTime", "GE_recordTime", "LT_recordTime" -> time;
            default -> partner.one(Partner.EPCS) + "|" + partner.one(Partner.EPCS);
        };
    }

    boolean holds(JsonNode event, Instant recordedAt) {
        return parameters.entrySet().stream()
                .allMatch(parameter -> holds(parameter.getKey(), parameter.getValue(), event, recordedAt));
    }

    private static boolean holds(String name, String value, JsonNode event, Instant recordedAt) {
        var time = Instant.parse(event.path("eventTime").asText());
        return switch (name) {
            case "eventType" -> some(value, texts(event, "type"));
            case "EQ_action" -> some(value, texts(event, "action"));
            case "EQ_bizStep" -> some(value, texts(event, "bizStep"));
            case "EQ_disposition" -> some(value, texts(event, "disposition"));
            case "EQ_persistentDisposition_set" -> some(value, texts(event.path("persistentDisposition"), "set"));
            case "EQ_readPoint" -> some(value, texts(event.path("readPoint"), "id"));
            case "EQ_bizLocation" -> some(value, texts(event.path("bizLocation"), "id"));
            case "WD_readPoint" ->
                texts(event.path("readPoint"), "id").stream()
                        .anyMatch(place -> same(place).startsWith(same(value)));
            case "MATCH_epc" -> some(value, texts(event, "epcList", "childEPCs"));
            case "MATCH_parentID" -> some(value, texts(event, "parentID"));
            case "MATCH_inputEPC" -> some(value, texts(event, "inputEPCList"));
            case "MATCH_outputEPC" -> some(value, texts(event, "outputEPCList"));
            case "MATCH_anyEPC" ->
                some(value, texts(event, "epcList", "childEPCs", "parentID", "inputEPCList", "outputEPCList"));
            case "MATCH_epcClass" -> some(value, inner(event, "epcClass", "quantityList", "childQuantityList"));
            case "MATCH_anyEPCClass" -> some(value, inner(event, "epcClass", "childQuantityList", "inputQuantityList"));
            case "EQ_quantity" -> quantities(event, false).stream().anyMatch(new HashSet<>(numbers(value))::contains);
            case "GE_quantity_KGM" ->
                quantities(event, true).stream()
                        .anyMatch(there -> there.compareTo(numbers(value).getFirst()) >= 0);
            case "EQ_bizTransaction_po" -> some(value, inner(event, "bizTransaction", "bizTransactionList"));
            case "EQ_source_owning_party" -> some(value, inner(event, "source", "sourceList"));
            case "EQ_transformationID" -> some(value, texts(event, "transformationID"));
            case "EXISTS_errorDeclaration" -> event.has("errorDeclaration");
            case "GE_eventTime" -> !time.isBefore(Instant.parse(value));
            case "LT_eventTime" -> time.isBefore(Instant.parse(value));
            case "GE_recordTime" -> !recordedAt.isBefore(Instant.parse(value));
            case "LT_recordTime" -> recordedAt.isBefore(Instant.parse(value));
            default -> throw new AssertionError(name);
        };
    }

    private static boolean some(String values, List<String> there) {
        var asked =
                List.of(values.split("\\|", -1)).stream().map(PlainQuery::same).toList();
        return there.stream().map(PlainQuery::same).anyMatch(asked::contains);
    }

    private static String same(String text) {
        return Gs1Uri.canonical(text).replaceFirst("^urn:epcglobal:cbv:[a-z]+:", "");
    }

    private static List<String> texts(JsonNode parent, String... names) {
        var texts = new ArrayList<String>();
        for (var name : names) {
            var value = parent.path(name);
            if (value.isTextual()) {
                texts.add(value.asText());
            }
            value.forEach(each -> texts.add(each.asText()));
        }
        return texts;
    }

    private static List<String> inner(JsonNode event, String name, String... lists) {
        var texts = new ArrayList<String>();
        for (var list : lists) {
            event.path(list).forEach(each -> texts.addAll(texts(each, name)));
        }
        return texts;
    }

    private static List<BigDecimal> numbers(String values) {
        return List.of(values.split("\\|", -1)).stream()
                .map(number -> new BigDecimal(number).stripTrailingZeros())
                .toList();
    }

    private static List<BigDecimal> quantities(JsonNode event, boolean kilograms) {
        var quantities = new ArrayList<BigDecimal>();
        for (var list : List.of("childQuantityList", "inputQuantityList")) {
            event.path(list).forEach(each -> {
                if (each.has("uom") == kilograms) {
                    quantities.add(new BigDecimal(each.path("quantity").asText()).stripTrailingZeros());
                }
            });
        }
        return quantities;
    }
}
