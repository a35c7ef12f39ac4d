package io.whereabouts.command.lambda;

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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The JSON in a request, taken strictly: API Gateway's HTTP APIs validate no bodies.
final class RequestBody {
    /// A full batch of 500 scans is about 150,000 bytes.
    static final int MOST_BYTES = 1_000_000;

    static final int DEEPEST = 16;
    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);
    private static final ObjectReader STRICT = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(MOST_BYTES)
                            .build())
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .forType(JsonNode.class);

    private RequestBody() {}

    /// Of a request that says everything in its body, and nothing in its query.
    static JsonNode of(APIGatewayV2HTTPEvent request) {
        Query.of(request);
        var text = text(request, JSON, "application/json in UTF-8", MOST_BYTES);
        if (text.isBlank()) {
            throw new Refusal(400, "the body is empty; send a JSON object");
        }
        try {
            return STRICT.readValue(text);
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    400,
                    "the body is not JSON as we take it: %s (line %d, column %d)"
                            .formatted(
                                    reason(e),
                                    Optional.ofNullable(e.getLocation())
                                            .map(at -> at.getLineNr())
                                            .orElse(1),
                                    Optional.ofNullable(e.getLocation())
                                            .map(at -> at.getColumnNr())
                                            .orElse(1)));
        }
    }

    private static void requireType(@Nullable Map<String, String> headers, Pattern type, String named) {
        var contentType = Header.of(headers, "content-type").orElse("");
        if (!type.matcher(contentType.strip()).matches()) {
            throw new Refusal(
                    415,
                    "content-type must be %s, not '%s'"
                            .formatted(
                                    named,
                                    contentType
                                            .replaceAll("[^\\p{Graph} ]", "?")
                                            .substring(0, Math.min(60, contentType.length()))));
        }
    }

    /// The text of a body of any kind.
    static String text(APIGatewayV2HTTPEvent request, Pattern type, String named, int mostBytes) {
        requireType(request.getHeaders(), type, named);
        var body = Optional.ofNullable(request.getBody()).orElse("");
        if (!request.getIsBase64Encoded()) {
            requireSize(
                    body.length() > mostBytes ? body.length() : body.getBytes(StandardCharsets.UTF_8).length,
                    mostBytes);
            return body;
        }
        requireSize(body.length() / 4L * 3 - 2, mostBytes);
        try {
            var bytes = Base64.getDecoder().decode(body);
            requireSize(bytes.length, mostBytes);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new Refusal(400, "the body is not UTF-8");
        }
    }

    private static void requireSize(long bytes, int mostBytes) {
        if (bytes > mostBytes) {
            throw new Refusal(
                    413,
                    String.format(
                            Locale.ROOT,
                            "the body has %,d bytes, the most is %,d; send less at once",
                            bytes,
                            mostBytes));
        }
    }

    /// The parser's words where they are about the text; its others name its own classes and settings.
    private static String reason(JsonProcessingException e) {
        return switch (e) {
            case StreamConstraintsException tooMuch ->
                "nested deeper than %d levels, or a number or a name is too long".formatted(DEEPEST);
            case MismatchedInputException more -> "something follows the value";
            default ->
                e.getOriginalMessage()
                        .lines()
                        .findFirst()
                        .map(line -> line.replaceAll("\\s*\\((?:start marker|for )[^\\n]*|: enable `.*", ""))
                        .orElse("unreadable");
        };
    }
}
