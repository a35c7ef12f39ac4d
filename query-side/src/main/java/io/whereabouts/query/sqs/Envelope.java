package io.whereabouts.query.sqs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/// What EventBridge puts around an event.
final class Envelope {
    private static final JsonFactory JSON = new JsonFactory();

    private Envelope() {}

    /// The envelope's `detail`, cut out and not parsed and written again, so that not one digit of it changes.
    ///
    /// @throws IllegalArgumentException if the body is not an envelope with a detail; the message says what it is
    static String detail(String body) {
        try (var parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the message is no JSON object");
            }
            var detail = "";
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isDetail = parser.currentName().equals("detail");
                var start = parser.nextToken();
                var value = cutOut(parser, body);
                if (isDetail && start == JsonToken.START_OBJECT) {
                    detail = value;
                }
            }
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("the message goes on after its envelope");
            }
            if (detail.isEmpty()) {
                throw new IllegalArgumentException("the message has no detail; is it an event of the bus?");
            }
            return onOneLine(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the message is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is nothing to read from but the text
        }
    }

    private static String cutOut(JsonParser parser, String body) throws IOException {
        var from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return body.substring(from, (int) parser.currentLocation().getCharOffset());
    }

    /// A raw line break in valid JSON stands between tokens, never in a string: what surrounds it is only layout.
    private static String onOneLine(String json) {
        return json.lines().map(String::strip).collect(Collectors.joining());
    }
}
