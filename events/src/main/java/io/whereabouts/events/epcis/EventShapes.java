package io.whereabouts.events.epcis;

import static io.whereabouts.events.epcis.Check.flag;
import static io.whereabouts.events.epcis.Check.list;
import static io.whereabouts.events.epcis.Check.matching;
import static io.whereabouts.events.epcis.Check.number;
import static io.whereabouts.events.epcis.Check.oneOrMore;
import static io.whereabouts.events.epcis.Check.set;
import static io.whereabouts.events.epcis.Check.text;
import static io.whereabouts.events.epcis.Check.time;
import static io.whereabouts.events.epcis.Check.uri;
import static io.whereabouts.events.epcis.Check.wordOf;
import static io.whereabouts.events.epcis.Check.wordOrUri;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What each type of event may and must hold (EPCIS 2.0 §7.4 and its JSON binding).
final class EventShapes {
    private static final Check BIZ_STEP = (value, path) -> {
        var word = Check.string(value, path);
        var known = Vocabulary.businessStep(word).isPresent() || isTheirs(word);
        Check.require(known, value, path, "a business step of CBV 2.0 as a bare word, or a URI of your own");
    };
    private static final Check DISPOSITION = (value, path) -> {
        var word = Check.string(value, path);
        var known = Vocabulary.disposition(word).isPresent() || isTheirs(word);
        Check.require(known, value, path, "a disposition of CBV 2.0 as a bare word, or a URI of your own");
    };
    private static final Check OFFSET = matching(
            Pattern.compile("[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)"), "an offset from UTC such as +01:00");
    private static final Check ACTION = wordOf(Set.of("OBSERVE", "ADD", "DELETE"));
    private static final Check PLACE = Shape.extensible().must("id", uri());
    private static final Check QUANTITIES = list(
            0,
            Shape.closed()
                    .must("epcClass", uri())
                    .may("quantity", number())
                    .may("uom", matching(Pattern.compile("[A-Z0-9]{2,3}"), "a unit of measure such as KGM")));
    private static final Check TRANSACTIONS = list(
            0,
            Shape.closed()
                    .may("type", wordOrUri(Vocabulary.TRANSACTIONS, "a type of business transaction"))
                    .must("bizTransaction", uri()));
    private static final Check ERROR_DECLARATION = Shape.extensible()
            .must("declarationTime", time())
            .may("reason", wordOrUri(Vocabulary.ERRORS, "a reason"))
            .may("correctiveEventIDs", list(0, uri()));
    private static final Check DISPOSITIONS = Shape.closed()
            .may("set", set(1, DISPOSITION))
            .may("unset", set(1, DISPOSITION))
            .and(oneOf("set", "unset"));
    private static final Check ILMD = Shape.extensible();
    private static final Check SENSORS = list(0, Sensors.ELEMENT);

    private static final Check OBJECT = event().must("action", ACTION)
            .may("epcList", set(0, uri()))
            .may("quantityList", QUANTITIES)
            .may("persistentDisposition", DISPOSITIONS)
            .may("ilmd", ILMD)
            .and((value, path) -> {
                var event = (Json.Obj) value;
                if (event.get("epcList").isEmpty()
                        && event.list("quantityList").isEmpty()
                        && (event.list("sensorElementList").isEmpty()
                                || event.get("readPoint").isEmpty())) {
                    throw new Malformed(
                            Check.child(path, "epcList"),
                            "is missing; an ObjectEvent is about epcList, quantityList, or a sensor at a readPoint");
                }
                if (event.get("ilmd").isPresent() && !event.text("action").equals(Optional.of("ADD"))) {
                    throw new Malformed(Check.child(path, "ilmd"), "belongs to action ADD alone");
                }
            });

    private static final Check AGGREGATION = event().must("action", ACTION)
            .may("parentID", uri())
            .may("childEPCs", list(0, uri()))
            .may("childQuantityList", QUANTITIES)
            .and(oneOfUnlessDeleted("childEPCs", "childQuantityList"))
            .and((value, path) -> {
                var event = (Json.Obj) value;
                if (event.get("parentID").isEmpty() && !event.text("action").equals(Optional.of("OBSERVE"))) {
                    throw new Malformed(Check.child(path, "parentID"), "is missing; only OBSERVE can do without");
                }
            });

    private static final Check ASSOCIATION = event().must("action", ACTION)
            .must("parentID", uri())
            .may("childEPCs", list(0, uri()))
            .may("childQuantityList", QUANTITIES)
            .and(oneOfUnlessDeleted("childEPCs", "childQuantityList"));

    private static final Check TRANSACTION = event().must("action", ACTION)
            .must("bizTransactionList", TRANSACTIONS.and(list(1, Check.any())))
            .may("parentID", uri())
            .may("epcList", list(0, uri()))
            .may("quantityList", QUANTITIES)
            .and((value, path) -> {
                if (((Json.Obj) value).get("epcList").isEmpty()) {
                    oneOfUnlessDeleted("epcList", "quantityList").of(value, path);
                }
            });

    private static final Check TRANSFORMATION = event().may(set(0, uri()), "inputEPCList", "outputEPCList")
            .may(QUANTITIES, "inputQuantityList", "outputQuantityList")
            .may("transformationID", uri())
            .may("persistentDisposition", DISPOSITIONS)
            .may("ilmd", ILMD)
            .and((value, path) -> {
                var from = oneOf("inputEPCList", "inputQuantityList");
                var to = oneOf("outputEPCList", "outputQuantityList");
                if (((Json.Obj) value).get("transformationID").isEmpty()) {
                    from.and(to).of(value, path);
                } else {
                    oneOf("inputEPCList", "inputQuantityList", "outputEPCList", "outputQuantityList")
                            .of(value, path);
                }
            });

    private static final Map<String, Check> TYPES = Map.of(
            "ObjectEvent", OBJECT,
            "AggregationEvent", AGGREGATION,
            "AssociationEvent", ASSOCIATION,
            "TransactionEvent", TRANSACTION,
            "TransformationEvent", TRANSFORMATION);

    private EventShapes() {}

    /// @throws Malformed if it is no event of the five types
    static void check(Json value, String path) {
        if (!(value instanceof Json.Obj event)) {
            throw Check.wrong(value, path, "an object");
        }
        var at = Check.child(path, "type");
        var type = event.get("type").orElseThrow(() -> new Malformed(at, "is missing"));
        wordOf(TYPES.keySet()).of(type, at);
        TYPES.getOrDefault(Check.string(type, at), Check.any()).of(event, path);
    }

    private static Shape event() {
        return Shape.extensible()
                .may("@context", Check.any())
                .must("type", text())
                .must("eventTime", time())
                .must("eventTimeZoneOffset", OFFSET)
                .may("recordTime", time())
                .may("eventID", uri())
                .may("certificationInfo", oneOrMore(uri()))
                .may("errorDeclaration", ERROR_DECLARATION)
                .may("bizStep", BIZ_STEP)
                .may("disposition", DISPOSITION)
                .may(PLACE, "readPoint", "bizLocation")
                .may("bizTransactionList", TRANSACTIONS)
                .may("sourceList", parties("source"))
                .may("destinationList", parties("destination"))
                .may("sensorElementList", SENSORS);
    }

    private static Check parties(String name) {
        return list(
                0,
                Shape.closed()
                        .must("type", wordOrUri(Vocabulary.PARTIES, "a type of source or destination"))
                        .must(name, uri()));
    }

    private static boolean isTheirs(String word) {
        return Check.isUri(word) && !Vocabulary.isGs1s(word);
    }

    private static Check oneOfUnlessDeleted(String... names) {
        return (value, path) -> {
            if (!((Json.Obj) value).text("action").equals(Optional.of("DELETE"))) {
                oneOf(names).of(value, path);
            }
        };
    }

    private static Check oneOf(String... names) {
        return (value, path) -> {
            if (Arrays.stream(names)
                    .allMatch(name -> ((Json.Obj) value).list(name).isEmpty())) {
                throw new Malformed(
                        Check.child(path, names[0]),
                        "is missing or empty; there must be one of " + String.join(", ", names));
            }
        };
    }

    /// Readings of sensors (EPCIS 2.0 §7.3.7).
    private static final class Sensors {
        static final Check ELEMENT = Shape.extensible()
                .may(
                        "sensorMetadata",
                        Shape.extensible()
                                .may(time(), "time", "startTime", "endTime")
                                .may(
                                        uri(),
                                        "deviceID",
                                        "deviceMetadata",
                                        "rawData",
                                        "dataProcessingMethod",
                                        "bizRules"))
                .must(
                        "sensorReport",
                        list(
                                1,
                                Shape.extensible()
                                        .must("type", wordOrUri(Vocabulary.MEASUREMENTS, "a type of measurement"))
                                        .may("exception", wordOrUri(Vocabulary.ALERTS, "an exception"))
                                        .may(
                                                uri(),
                                                "deviceID",
                                                "deviceMetadata",
                                                "rawData",
                                                "dataProcessingMethod",
                                                "bizRules")
                                        .may("time", time())
                                        .may(
                                                uri(),
                                                "microorganism",
                                                "chemicalSubstance",
                                                "coordinateReferenceSystem",
                                                "uriValue")
                                        .may(
                                                number(),
                                                "value",
                                                "minValue",
                                                "maxValue",
                                                "meanValue",
                                                "sDev",
                                                "percRank",
                                                "percValue")
                                        .may("component", wordOrUri(Vocabulary.COMPONENTS, "a component"))
                                        .may(text(), "stringValue", "uom")
                                        .may("booleanValue", flag())
                                        .may(
                                                "hexBinaryValue",
                                                matching(Pattern.compile("[A-Fa-f0-9]+"), "hexadecimal digits"))));
    }
}
