package io.whereabouts.events.epcis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.TreeMap;

/// JSON texts to [Json] and back, token by token.
final class JsonTexts {
    private static final int DEEPEST = 32;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private JsonTexts() {}

    static Json read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            var first = parser.nextToken();
            if (first == null) {
                throw new Malformed("", "is empty; send JSON");
            }
            var value = value(parser, first, "");
            if (parser.nextToken() != null) {
                throw new Malformed("", "goes on after its end");
            }
            return value;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new Malformed(
                    "",
                    "is not JSON as we take it: %s (line %d, column %d)"
                            .formatted(reason(e), at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is nothing to read from but the text
        }
    }

    /// The parser's words where they are about the text; its others name its own settings.
    private static String reason(JsonProcessingException e) {
        return e instanceof StreamConstraintsException
                ? "nested deeper than %d levels, or a number or a name is too long".formatted(DEEPEST)
                : e.getOriginalMessage()
                        .lines()
                        .findFirst()
                        .map(line -> line.replaceAll("\\s*\\((?:start marker|for )[^\\n]*|: enable `.*", ""))
                        .orElse("unreadable");
    }

    private static Json value(JsonParser parser, JsonToken token, String path) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> array(parser, path);
            case VALUE_STRING -> new Json.Str(unicode(parser.getText(), path));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            default -> new Json.Null();
        };
    }

    private static Json object(JsonParser parser, String path) throws IOException {
        var fields = new TreeMap<String, Json>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            var at = Check.child(path, unicode(name, path));
            fields.put(name, value(parser, parser.nextToken(), at));
        }
        return new Json.Obj(fields);
    }

    private static Json array(JsonParser parser, String path) throws IOException {
        var elements = new ArrayList<Json>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token, "%s[%d]".formatted(path, elements.size())));
        }
        return new Json.Arr(elements);
    }

    /// Half of a surrogate pair can be escaped in JSON, and then be neither stored nor sent.
    private static String unicode(String text, String path) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new Malformed(path, "holds half of a surrogate pair, which is no character");
        }
        return text;
    }

    static String write(Json json) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            write(json, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is nothing to write to but memory
        }
        return text.toString();
    }

    private static void write(Json json, JsonGenerator generator) throws IOException {
        switch (json) {
            case Json.Obj object -> {
                generator.writeStartObject();
                for (var field : object.fields().entrySet()) {
                    generator.writeFieldName(field.getKey());
                    write(field.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case Json.Arr array -> {
                generator.writeStartArray();
                for (var element : array.elements()) {
                    write(element, generator);
                }
                generator.writeEndArray();
            }
            case Json.Str string -> generator.writeString(string.value());
            case Json.Num number -> generator.writeNumber(number.literal());
            case Json.Bool bool -> generator.writeBoolean(bool.value());
            case Json.Null nothing -> generator.writeNull();
        }
    }
}
