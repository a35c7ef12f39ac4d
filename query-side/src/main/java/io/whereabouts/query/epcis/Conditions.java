package io.whereabouts.query.epcis;

import static java.util.Map.entry;

import io.whereabouts.events.BusinessStep;
import io.whereabouts.events.Disposition;
import io.whereabouts.events.epcis.EpcPattern;
import io.whereabouts.events.epcis.Json;
import io.whereabouts.events.epcis.QueryDocument.Found;
import io.whereabouts.events.epcis.Vocabulary;
import io.whereabouts.query.epcis.Condition.Wanted;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The parameters of SimpleEventQuery that say what an event must fit (EPCIS 2.0 §8.2.7.1), each with its meaning.
final class Conditions {
    private static final Set<String> TYPES =
            Set.of("ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent");
    private static final Set<String> ACTIONS = Set.of("OBSERVE", "ADD", "DELETE");
    private static final List<String> QUANTITY_LISTS =
            List.of("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList");

    private static final Map<String, Function<Value, Condition>> BY_NAME = Map.ofEntries(
            entry("eventType", value -> wanted(Field.EVENT_TYPE, value.amongst(TYPES))),
            entry("EQ_action", value -> wanted(Field.ACTION, value.amongst(ACTIONS))),
            entry("EQ_bizStep", value -> wanted(Field.BIZ_STEP, value.words(BusinessStep::new))),
            entry("EQ_disposition", value -> dispositions(Field.DISPOSITION, value)),
            entry("EQ_persistentDisposition_set", value -> dispositions(Field.persistent("set"), value)),
            entry("EQ_persistentDisposition_unset", value -> dispositions(Field.persistent("unset"), value)),
            entry("EQ_readPoint", value -> wanted(Field.READ_POINT, value.identifiers())),
            entry("WD_readPoint", value -> within(Field.READ_POINT, value)),
            entry("EQ_bizLocation", value -> wanted(Field.BIZ_LOCATION, value.identifiers())),
            entry("WD_bizLocation", value -> within(Field.BIZ_LOCATION, value)),
            entry("EQ_transformationID", value -> wanted(Field.TRANSFORMATION, value.identifiers())),
            entry("MATCH_epc", value -> match(Field.EPC, value, EpcPattern::matches)),
            entry("MATCH_parentID", value -> match(Field.PARENT, value, EpcPattern::matches)),
            entry("MATCH_inputEPC", value -> match(Field.INPUT, value, EpcPattern::matches)),
            entry("MATCH_outputEPC", value -> match(Field.OUTPUT, value, EpcPattern::matches)),
            entry("MATCH_anyEPC", value -> match(Field.ANY_EPC, value, EpcPattern::matches)),
            entry("MATCH_epcClass", value -> match(Field.EPC_CLASS, value, EpcPattern::matchesKind)),
            entry("MATCH_inputEPCClass", value -> match(Field.INPUT_CLASS, value, EpcPattern::matchesKind)),
            entry("MATCH_outputEPCClass", value -> match(Field.OUTPUT_CLASS, value, EpcPattern::matchesKind)),
            entry("MATCH_anyEPCClass", value -> match(Field.ANY_CLASS, value, EpcPattern::matchesKind)),
            entry(
                    "EQ_errorReason",
                    value -> wanted(
                            Field.ERROR_REASON,
                            value.values().stream().map(Vocabulary::bare).toList())),
            entry(
                    "EQ_correctiveEventID",
                    value -> wanted(
                            Field.CORRECTIVE,
                            value.values().stream().map(value::uri).toList())),
            entry("EXISTS_errorDeclaration", value -> exists(value, "errorDeclaration")),
            entry("EXISTS_sensorElementList", value -> exists(value, "sensorElementList")),
            entry("GE_eventTime", value -> since(value, Order.EVENT_TIME::timeOf)),
            entry("LT_eventTime", value -> before(value, Order.EVENT_TIME::timeOf)),
            entry("GE_recordTime", value -> since(value, Order.RECORD_TIME::timeOf)),
            entry("LT_recordTime", value -> before(value, Order.RECORD_TIME::timeOf)),
            entry("GE_errorDeclarationTime", Conditions::declaredSince),
            entry("LT_errorDeclarationTime", Conditions::declaredBefore));

    private static final Pattern TYPED =
            Pattern.compile("EQ_(bizTransaction|source|destination)_([A-Za-z][A-Za-z0-9_:/.#-]{0,200})");
    private static final Pattern QUANTITY = Pattern.compile("(EQ|GT|GE|LT|LE)_quantity(?:_([A-Z0-9]{2,3}))?");

    private Conditions() {}

    /// Empty if there is no such parameter, or none that is supported.
    static Optional<Condition> of(Value value) {
        var typed = TYPED.matcher(value.name());
        if (typed.matches()) {
            return Optional.of(wanted(typed(typed.group(1), Vocabulary.bare(typed.group(2))), value.identifiers()));
        }
        var quantity = QUANTITY.matcher(value.name());
        if (quantity.matches()) {
            return Optional.of(quantity(quantity.group(1), Optional.ofNullable(quantity.group(2)), value));
        }
        return Optional.ofNullable(BY_NAME.get(value.name())).map(meaning -> meaning.apply(value));
    }

    private static Field typed(String kind, String type) {
        return switch (kind) {
            case "bizTransaction" -> Field.typed("transaction", "bizTransactionList", "bizTransaction", type);
            case "source" -> Field.typed("", "sourceList", "source", type);
            default -> Field.typed("", "destinationList", "destination", type);
        };
    }

    private static Condition wanted(Field field, List<String> values) {
        return new Wanted(field, new LinkedHashSet<>(values), List.of());
    }

    private static Condition dispositions(Field field, Value value) {
        return wanted(field, value.words(Disposition::new));
    }

    /// We know no hierarchy of places but that of a location number and its extensions.
    private static Condition within(Field field, Value value) {
        var places = value.identifiers();
        var parts = places.stream()
                .<Predicate<String>>map(place -> part -> part.startsWith(place + "/254/"))
                .toList();
        return new Wanted(field, new LinkedHashSet<>(places), parts);
    }

    @FunctionalInterface
    private interface Matching {
        boolean test(EpcPattern pattern, String link);
    }

    private static Condition match(Field field, Value value, Matching matching) {
        var exact = new LinkedHashSet<String>();
        var patterns = new ArrayList<Predicate<String>>();
        for (var each : value.values()) {
            value.pattern(each)
                    .ifPresentOrElse(
                            pattern -> patterns.add(link -> matching.test(pattern, link)),
                            () -> exact.addAll(new Value(value.name(), each).identifiers()));
        }
        return new Wanted(field, exact, patterns);
    }

    private static Condition exists(Value value, String field) {
        if (!Set.of("", "true").contains(value.text())) {
            throw value.refused("is written without a value, or with true");
        }
        return found -> found.event().json().get(field).isPresent();
    }

    private static Condition since(Value value, Function<Found, Instant> time) {
        var from = value.time();
        return found -> !time.apply(found).isBefore(from);
    }

    private static Condition before(Value value, Function<Found, Instant> time) {
        var to = value.time();
        return found -> time.apply(found).isBefore(to);
    }

    private static Condition declaredSince(Value value) {
        var from = value.time();
        return found -> declaredAt(found).anyMatch(at -> !at.isBefore(from));
    }

    private static Condition declaredBefore(Value value) {
        var to = value.time();
        return found -> declaredAt(found).anyMatch(at -> at.isBefore(to));
    }

    private static Stream<Instant> declaredAt(Found found) {
        return Field.object(found.event().json(), "errorDeclaration")
                .flatMap(error -> error.text("declarationTime").stream())
                .map(Instant::parse);
    }

    /// Of one element of any list of quantities: pieces if no unit is asked for.
    private static Condition quantity(String comparison, Optional<String> unit, Value value) {
        var numbers = value.numbers();
        if (numbers.size() > 1 && !comparison.equals("EQ")) {
            throw value.refused("has one value");
        }
        return found -> QUANTITY_LISTS.stream()
                .flatMap(list -> Field.elements(found.event().json(), list))
                .filter(element -> element.text("uom").equals(unit))
                .flatMap(element -> element.get("quantity").stream())
                .filter(Json.Num.class::isInstance)
                .map(number -> new BigDecimal(((Json.Num) number).literal()))
                .anyMatch(there -> numbers.stream().anyMatch(asked -> holds(comparison, there.compareTo(asked))));
    }

    private static boolean holds(String comparison, int difference) {
        return switch (comparison) {
            case "EQ" -> difference == 0;
            case "GT" -> difference > 0;
            case "GE" -> difference >= 0;
            case "LT" -> difference < 0;
            default -> difference <= 0;
        };
    }
}
