package io.whereabouts.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a question came with, taken strictly: API Gateway's HTTP APIs validate no bodies.
///
/// @param text as it was sent, in Base64 if the API took it for bytes
record Body(String contentType, String text, boolean isBase64) {
    private static final int DEEPEST = 16;
    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);
    private static final ObjectReader STRICT = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .forType(JsonNode.class);

    static Body of(APIGatewayV2HTTPEvent event) {
        return new Body(
                Optional.ofNullable(event.getHeaders())
                        .map(headers -> headers.get("content-type"))
                        .orElse(""),
                Optional.ofNullable(event.getBody()).orElse(""),
                event.getIsBase64Encoded());
    }

    /// @throws Refused if it is no JSON object of that size
    JsonNode object(int mostBytes) {
        if (!JSON.matcher(contentType.strip()).matches()) {
            throw Refused.unsupported(
                    "content-type",
                    "content-type must be application/json in UTF-8, not '%s'".formatted(Request.shown(contentType)));
        }
        var json = json(decoded(mostBytes));
        if (!json.isObject()) {
            throw refused("the body must be a JSON object");
        }
        return json;
    }

    private static JsonNode json(String text) {
        try {
            return STRICT.readValue(text);
        } catch (JsonProcessingException e) {
            var place = Optional.ofNullable(e.getLocation());
            throw refused("the body is not JSON as we take it: %s (line %d, column %d)"
                    .formatted(
                            reason(e),
                            place.map(at -> at.getLineNr()).orElse(1),
                            place.map(at -> at.getColumnNr()).orElse(1)));
        }
    }

    /// The parser's words where they are about the text; its others name its own classes and settings.
    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case StreamConstraintsException tooMuch ->
                "nested deeper than %d levels, or a number or a name is too long".formatted(DEEPEST);
            case MismatchedInputException unused -> "it is empty, or something follows the value";
            default ->
                e.getOriginalMessage()
                        .lines()
                        .findFirst()
                        .map(line -> line.replaceAll("\\s*\\((?:start marker|for )[^\\n]*|: enable `.*", ""))
                        .orElse("unreadable");
        };
    }

    private String decoded(int mostBytes) {
        requireSize(isBase64 ? text.length() / 4L * 3 - 2 : text.length(), mostBytes);
        try {
            var bytes = isBase64 ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
            requireSize(bytes.length, mostBytes);
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw refused("the body is not UTF-8");
        }
    }

    private static void requireSize(long bytes, int mostBytes) {
        if (bytes > mostBytes) {
            throw Refused.tooLarge(
                    "", String.format(Locale.ROOT, "the body has %,d bytes, the most is %,d", bytes, mostBytes));
        }
    }

    /// No field is to blame, but the whole.
    private static Refused refused(String detail) {
        return Refused.badRequest("", detail);
    }
}
