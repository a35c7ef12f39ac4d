package io.whereabouts.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Bodies that break what their schema says, and such as are no JSON at all.
final class MalformedBodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> VALUES = List.of(
            JSON.nullNode(),
            JSON.booleanNode(true),
            JSON.numberNode(7),
            JSON.numberNode(new BigDecimal("1e400")),
            JSON.textNode("7"),
            JSON.arrayNode(),
            JSON.objectNode());

    private final RandomGenerator random;

    MalformedBodies(RandomGenerator random) {
        this.random = random;
    }

    /// A place in a body, with what its schema says of it.
    private record Spot(JsonNode parent, String key, String path, JsonNode schema) {
        void set(JsonNode value) {
            switch (parent) {
                case ObjectNode object -> object.set(key, value);
                case ArrayNode array -> array.set(Integer.parseInt(key), value);
                default -> throw new IllegalStateException(path);
            }
        }

        boolean takes(JsonNode value) {
            return switch (schema.path("type").asText()) {
                case "string" -> value.isTextual();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                case "array" -> value.isArray();
                default -> value.isObject();
            };
        }
    }

    Malformed next(Malformed good, JsonNode example) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> wrongType(good, example.deepCopy());
            case 2 -> missing(good, example.deepCopy());
            case 3 -> unknown(good, example.deepCopy());
            case 4, 5 -> beyond(good, example.deepCopy());
            case 6 -> noJson(good, example.toString());
            default -> otherBytes(good, example.toString());
        };
    }

    private Malformed wrongType(Malformed good, JsonNode body) {
        var spot = one(spots(good, body));
        var value = one(VALUES.stream().filter(each -> !spot.takes(each)).toList());
        spot.set(value);
        return good.saying("%s is %s".formatted(spot.path(), value), bytes(body))
                .blaming(spot.path());
    }

    private Malformed missing(Malformed good, JsonNode body) {
        var required = objects(good, body).stream()
                .filter(spot -> !spot.schema().path("required").isEmpty())
                .toList();
        if (required.isEmpty()) {
            return unknown(good, body);
        }
        var object = one(required);
        var name = one(Api.items(object.schema().path("required"))).asText();
        ((ObjectNode) object.parent()).remove(name);
        return good.saying("%s is missing in %s".formatted(name, object.path()), bytes(body))
                .blaming(child(object.path(), name));
    }

    private Malformed unknown(Malformed good, JsonNode body) {
        var object = one(objects(good, body));
        var name = one(List.of("colour", "__proto__", "Package", "$where", "id"));
        ((ObjectNode) object.parent()).put(name, 1);
        return good.saying("unknown field %s in '%s'".formatted(name, object.path()), bytes(body))
                .blaming(child(object.path(), name));
    }

    /// Just past a limit, or far.
    private Malformed beyond(Malformed good, JsonNode body) {
        var spots = spots(good, body).stream()
                .filter(spot -> outside(spot.schema()).isPresent())
                .toList();
        if (spots.isEmpty()) {
            return wrongType(good, body);
        }
        var spot = one(spots);
        var value = outside(spot.schema()).orElseThrow();
        spot.set(value);
        var shown = value.toString();
        return good.saying(
                        "%s is beyond its limits: %s"
                                .formatted(spot.path(), shown.substring(0, Math.min(60, shown.length()))),
                        bytes(body))
                .blaming(spot.path());
    }

    private Optional<JsonNode> outside(JsonNode schema) {
        if (schema.has("enum")) {
            return Optional.of(
                    JSON.textNode(schema.path("enum").path(0).asText().toUpperCase(Locale.ROOT)));
        }
        if (schema.has("maxItems")) {
            var items = JSON.arrayNode();
            var most = schema.path("maxItems").asInt();
            for (var i = 0; i <= most; i++) {
                items.addObject();
            }
            return Optional.of(items);
        }
        if (schema.has("maximum")) {
            var most = schema.path("maximum").decimalValue();
            return Optional.of(one(List.<JsonNode>of(
                    JSON.numberNode(most.add(BigDecimal.ONE)),
                    JSON.numberNode(schema.path("minimum").decimalValue().subtract(BigDecimal.ONE)),
                    JSON.numberNode(new BigDecimal("99999999999999999999999")),
                    JSON.numberNode(new BigDecimal("-1e300")))));
        }
        if (schema.has("maxLength")) {
            var most = schema.path("maxLength").asInt();
            return Optional.of(
                    JSON.textNode(one(List.of("0".repeat(most + 1), "é".repeat(50_000), "\u0000", " \t\r\n"))));
        }
        return schema.has("pattern") ? Optional.of(JSON.textNode("\u202e#\u0000" + "x".repeat(70))) : Optional.empty();
    }

    private Malformed noJson(Malformed good, String json) {
        var open = json.substring(0, json.length() - 1);
        var most = good.operation().mostBytes();
        return one(List.of(
                good.saying("cut off", open.getBytes(UTF_8)),
                good.saying("cut in a name", json.substring(0, 3).getBytes(UTF_8)),
                good.saying("something after it", (json + " {}").getBytes(UTF_8)),
                good.saying("a list", "[%s]".formatted(json).getBytes(UTF_8)),
                good.saying("null", "null".getBytes(UTF_8)),
                good.saying("a number", "1e400".getBytes(UTF_8)),
                good.saying(
                        "a number of 2,000 digits",
                        "{\"package\": %s}".formatted("9".repeat(2_000)).getBytes(UTF_8)),
                good.saying("NaN", "{\"package\": NaN}".getBytes(UTF_8)),
                good.saying("single quotes", json.replace('"', '\'').getBytes(UTF_8)),
                good.saying("a comment", (open + "/* */}").getBytes(UTF_8)),
                good.saying("a doubled key", (open + ",\"x\":1,\"x\":2}").getBytes(UTF_8)),
                good.saying("17 levels", nested(17)),
                good.saying("100,000 levels", nested(100_000)),
                good.saying(
                        "a name of 100,000 characters",
                        "{\"%s\":1}".formatted("n".repeat(100_000)).getBytes(UTF_8)),
                good.saying("half a surrogate pair as a name", "{\"\\ud800\":1}".getBytes(UTF_8)),
                good.saying("empty", new byte[0]),
                good.saying("blank", "\n".getBytes(UTF_8)),
                good.saying(
                        "a byte more than may be", (open + " ".repeat(most + 1 - json.length()) + "}").getBytes(UTF_8)),
                good.saying("seven megabytes", (open + " ".repeat(7_000_000) + "}").getBytes(UTF_8))));
    }

    private Malformed otherBytes(Malformed good, String json) {
        var text = good.saying("", json.getBytes(UTF_8));
        return one(List.of(
                good.saying("UTF-16", json.getBytes(UTF_16)),
                good.saying("a byte order mark", ("\ufeff" + json).getBytes(UTF_8))
                        .tolerated(),
                good.saying("NUL bytes", (json + "\u0000\u0000").getBytes(UTF_8)),
                good.saying("invalid UTF-8 in a name", "{\"p\u00ff\u00fe\": 1}".getBytes(ISO_8859_1)),
                good.saying("an overlong encoding in a value", "{\"package\": \"\u00c0\u00af\"}".getBytes(ISO_8859_1)),
                good.saying("random bytes", randomBytes()),
                text.with("no content type", "content-type", ""),
                text.with("text", "content-type", "text/plain"),
                text.with("a form", "content-type", "application/x-www-form-urlencoded"),
                text.with("XML", "content-type", "application/xml"),
                text.with("latin 1", "content-type", "application/json; charset=iso-8859-1"),
                text.with("two types", "content-type", "application/json, text/plain"),
                text.with("a type with a line in it", "content-type", "application/\u000bjson"),
                text.with("gzip that is none", "content-encoding", "gzip").tolerated()));
    }

    private byte[] randomBytes() {
        var bytes = new byte[200];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] nested(int levels) {
        return "{\"scans\": %s%s}"
                .formatted("[".repeat(levels), "]".repeat(levels))
                .getBytes(UTF_8);
    }

    /// Every value in the body that the schema describes.
    private static List<Spot> spots(Malformed good, JsonNode body) {
        var found = new ArrayList<Spot>();
        collect(good, body, good.operation().bodySchema().orElseThrow(), "", found, new ArrayList<>());
        return found;
    }

    /// Every object in it; its own schema, itself as the parent.
    private static List<Spot> objects(Malformed good, JsonNode body) {
        var found = new ArrayList<Spot>();
        collect(good, body, good.operation().bodySchema().orElseThrow(), "", new ArrayList<>(), found);
        return found;
    }

    private static void collect(
            Malformed good, JsonNode node, JsonNode reference, String path, List<Spot> spots, List<Spot> objects) {
        var document = good.operation().document();
        var schema = document.resolved(reference);
        if (node.isObject()) {
            objects.add(new Spot(node, "", path, schema));
            for (var field : node.properties()) {
                var property = schema.path("properties").path(field.getKey());
                var at = child(path, field.getKey());
                if (!property.isEmpty()) {
                    spots.add(new Spot(node, field.getKey(), at, document.resolved(property)));
                    collect(good, field.getValue(), property, at, spots, objects);
                }
            }
        }
        for (var i = 0; node.isArray() && !schema.path("items").isEmpty() && i < node.size(); i++) {
            var at = "%s[%d]".formatted(path, i);
            spots.add(new Spot(node, String.valueOf(i), at, document.resolved(schema.path("items"))));
            collect(good, node.path(i), schema.path("items"), at, spots, objects);
        }
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(UTF_8);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
