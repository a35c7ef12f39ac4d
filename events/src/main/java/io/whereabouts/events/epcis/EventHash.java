package io.whereabouts.events.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Event Hash ID of CBV 2.0 §8.9: the same for one event however it is written. Where the rules leave a choice
/// it does as GS1's reference implementation, epcis_event_hash_generator, does for `ver=CBV2.0`.
final class EventHash {
    private static final List<String> ORDER = List.of(
            "eventTime",
            "eventTimeZoneOffset",
            "epcList",
            "parentID",
            "inputEPCList",
            "childEPCs",
            "quantityList",
            "childQuantityList",
            "inputQuantityList",
            "outputEPCList",
            "outputQuantityList",
            "action",
            "transformationID",
            "bizStep",
            "disposition",
            "persistentDisposition",
            "readPoint",
            "bizLocation",
            "bizTransactionList",
            "sourceList",
            "destinationList",
            "sensorElementList");
    private static final List<String> QUANTITY = List.of("epcClass", "quantity", "uom");
    private static final List<String> METADATA = List.of(
            "time",
            "startTime",
            "endTime",
            "deviceID",
            "deviceMetadata",
            "rawData",
            "dataProcessingMethod",
            "bizRules");
    private static final List<String> REPORT = List.of(
            "type",
            "exception",
            "deviceID",
            "deviceMetadata",
            "rawData",
            "dataProcessingMethod",
            "time",
            "microorganism",
            "chemicalSubstance",
            "value",
            "component",
            "stringValue",
            "booleanValue",
            "hexBinaryValue",
            "uriValue",
            "minValue",
            "maxValue",
            "meanValue",
            "sDev",
            "percRank",
            "percValue",
            "uom",
            "coordinateReferenceSystem");
    private static final Set<String> TIMES = Set.of("eventTime", "time", "startTime", "endTime");
    private static final Map<String, String> KINDS =
            Map.of("bizStep", "bizstep", "disposition", "disp", "set", "disp", "unset", "disp", "component", "comp");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?");
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Json.Obj event;
    private final Map<String, String> namespaces;

    private EventHash(Json.Obj event) {
        this.event = event;
        this.namespaces = Contexts.namespaces(event);
    }

    /// @param event in its normal form, with its own context
    static String of(Json.Obj event) {
        return "ni:///sha-256;%s?ver=CBV2.0".formatted(sha256(preHash(event)));
    }

    static String preHash(Json.Obj event) {
        var hash = new EventHash(event);
        var standard = ORDER.stream().map(hash::standard).collect(Collectors.joining());
        return "eventType=" + event.text("type").orElse("") + standard + hash.extensions();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }

    private String standard(String name) {
        return event.get(name).map(value -> field(name, value)).orElse("");
    }

    private String field(String name, Json value) {
        return switch (name) {
            case "epcList", "inputEPCList", "childEPCs", "outputEPCList" ->
                listed(name, elements(value).stream().map(epc -> "epc=" + canonical("epc", epc)));
            case "quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList" ->
                listed(
                        name,
                        elements(value).stream().map(each -> "quantityElement" + fields((Json.Obj) each, QUANTITY)));
            case "bizTransactionList" -> listed(name, typed(value, "bizTransaction", "btt"));
            case "sourceList" -> listed(name, typed(value, "source", "sdt"));
            case "destinationList" -> listed(name, typed(value, "destination", "sdt"));
            case "persistentDisposition" -> {
                var sets = fields((Json.Obj) value, List.of("set", "unset"));
                yield sets.isEmpty() ? "" : name + sets;
            }
            case "readPoint", "bizLocation" -> name + fields((Json.Obj) value, List.of("id"));
            case "sensorElementList" ->
                elements(value).stream()
                        .map(each -> sensor((Json.Obj) each))
                        .sorted()
                        .collect(Collectors.joining());
            default -> name + "=" + canonical(name, value);
        };
    }

    private String sensor(Json.Obj element) {
        var metadata = element.get("sensorMetadata")
                .map(value -> fields((Json.Obj) value, METADATA))
                .orElse("");
        var reports = element.list("sensorReport").stream()
                .map(report -> "sensorReport" + fields((Json.Obj) report, REPORT))
                .sorted()
                .collect(Collectors.joining());
        return "sensorElement" + (metadata.isEmpty() ? "" : "sensorMetadata" + metadata) + reports;
    }

    private String fields(Json.Obj object, List<String> order) {
        return order.stream()
                .flatMap(name -> object.get(name).stream()
                        .flatMap(value -> elements(value).stream()
                                .map(each -> name + "=" + word(name, each, order.equals(REPORT)))
                                .sorted()))
                .collect(Collectors.joining());
    }

    private String word(String name, Json value, boolean ofSensor) {
        return ofSensor && (name.equals("type") || name.equals("exception")) && value instanceof Json.Str word
                ? word.value().contains(":") ? expanded(word.value()) : "https://ref.gs1.org/voc/" + word.value()
                : canonical(name, value);
    }

    /// The type before what it is the type of.
    private Stream<String> typed(Json value, String name, String kind) {
        return elements(value).stream().map(each -> {
            var object = (Json.Obj) each;
            var type = object.text("type")
                    .map(word -> "type=" + Vocabulary.uri(kind, word))
                    .orElse("");
            return type + name + "="
                    + object.get(name).map(id -> canonical(name, id)).orElse("");
        });
    }

    private static String listed(String name, Stream<String> elements) {
        var sorted = elements.sorted().collect(Collectors.joining());
        return sorted.isEmpty() ? "" : name + sorted;
    }

    private static List<Json> elements(Json value) {
        return value instanceof Json.Arr array ? array.elements() : List.of(value);
    }

    private String canonical(String name, Json value) {
        var text = plain(value).strip();
        if (TIMES.contains(name)) {
            return millis(text);
        }
        if (KINDS.containsKey(name)) {
            return Vocabulary.uri(KINDS.getOrDefault(name, ""), text);
        }
        return name.equals("eventTimeZoneOffset") ? text : value(text);
    }

    private String value(String text) {
        if (NUMBER.matcher(text).matches()) {
            var number = new BigDecimal(text).stripTrailingZeros();
            return number.signum() == 0 ? "0" : number.toPlainString();
        }
        return Gs1Uri.canonical(
                expanded(text).replace("urn:epcglobal:cbv:inchikey:", "https://identifiers.org/inchikey:"));
    }

    /// A word of GS1's written with a prefix. Prefixes of others stay, as they do for GS1's reference implementation.
    private String expanded(String text) {
        var colon = text.indexOf(':');
        var namespace = colon < 0 ? "" : namespaces.getOrDefault(text.substring(0, colon), "");
        return namespace.startsWith("https://ref.gs1.org") || namespace.startsWith("https://gs1.org")
                ? namespace + text.substring(colon + 1)
                : text;
    }

    private static String plain(Json value) {
        return value instanceof Json.Str string ? string.value() : value.text();
    }

    private static String millis(String time) {
        var instant = Instant.parse(time);
        var millis = BigDecimal.valueOf(instant.getNano(), 6)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return MILLIS.format(Instant.ofEpochSecond(instant.getEpochSecond()).plusMillis(millis));
    }

    /// What is not of the standard, wherever it stands, under the names of what it stands in.
    private String extensions() {
        var strings = new ArrayList<String>();
        event.get("ilmd").ifPresent(ilmd -> strings.add("ilmd" + nested((Json.Obj) ilmd)));
        for (var name : List.of("readPoint", "bizLocation")) {
            event.get(name)
                    .map(place -> extended((Json.Obj) place))
                    .filter(own -> !own.isEmpty())
                    .ifPresent(own -> strings.add(name + own));
        }
        event.list("sensorElementList").stream()
                .map(element -> ofSensor((Json.Obj) element))
                .filter(own -> !own.isEmpty())
                .forEach(own -> strings.add("sensorElement" + own));
        event.fields().forEach((name, value) -> {
            if (name.contains(":")) {
                strings.addAll(named(name, value));
            }
        });
        return strings.stream().sorted().collect(Collectors.joining());
    }

    private String ofSensor(Json.Obj element) {
        var strings = new ArrayList<String>();
        element.get("sensorMetadata")
                .map(metadata -> extended((Json.Obj) metadata))
                .filter(own -> !own.isEmpty())
                .ifPresent(own -> strings.add("sensorMetadata" + own));
        element.list("sensorReport").stream()
                .map(report -> extended((Json.Obj) report))
                .filter(own -> !own.isEmpty())
                .forEach(own -> strings.add("sensorReport" + own));
        return strings.stream().sorted().collect(Collectors.joining()) + extended(element);
    }

    private String extended(Json.Obj object) {
        var own = new TreeMap<>(object.fields());
        own.keySet().removeIf(name -> !name.contains(":"));
        return nested(new Json.Obj(own));
    }

    private String nested(Json.Obj object) {
        return object.fields().entrySet().stream()
                .flatMap(field -> named(field.getKey(), field.getValue()).stream())
                .sorted()
                .collect(Collectors.joining());
    }

    private List<String> named(String name, Json value) {
        var key = key(name);
        return elements(value).stream()
                .map(each -> each instanceof Json.Obj object
                        ? key + nested(object)
                        : key
                                + (plain(each).isBlank()
                                        ? ""
                                        : "=" + value(plain(each).strip())))
                .toList();
    }

    private String key(String name) {
        var colon = name.indexOf(':');
        var namespace = colon < 0 ? null : namespaces.get(name.substring(0, colon));
        return namespace == null ? name : "{%s}%s".formatted(namespace, name.substring(colon + 1));
    }
}
