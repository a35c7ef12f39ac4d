package io.whereabouts.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.lambda.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// From what a function gives to what the client gets, payload format 2.0. Whatever is not in that format is a 500.
///
/// See "Create AWS Lambda proxy integrations for HTTP APIs" in the API Gateway Developer Guide.
final class FunctionAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> THE_SERVER_S_OWN =
            Set.of("connection", "content-length", "date", "keep-alive", "transfer-encoding", "upgrade");

    private FunctionAnswer() {}

    static Answer of(Result result) {
        if (result.failed()) {
            return Answer.FAILED;
        }
        try {
            var answer = JSON.readTree(result.payload());
            if (answer == null || answer.isMissingNode()) {
                return Answer.FAILED;
            }
            return answer.isObject() && answer.has("statusCode")
                    ? stated(answer).orElse(Answer.FAILED)
                    : inferred(answer);
        } catch (IOException notJson) {
            return Answer.FAILED;
        }
    }

    /// Without a status code, the whole answer is the body.
    private static Answer inferred(JsonNode answer) {
        var body = answer.isTextual() ? answer.textValue() : answer.toString();
        return new Answer(
                200,
                List.of(new Answer.Header("content-type", "application/json")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Answer> stated(JsonNode answer) {
        var status = answer.path("statusCode");
        var code = status.isTextual() ? status.asInt(0) : status.isIntegralNumber() ? status.intValue() : 0;
        var body = answer.path("body");
        if (code < 200 || code > 599 || !(body.isTextual() || body.isNull() || body.isMissingNode())) {
            return Optional.empty();
        }
        return bytes(body.asText(""), answer.path("isBase64Encoded").asBoolean(false))
                .map(bytes -> new Answer(code, headers(answer), bytes));
    }

    private static Optional<byte[]> bytes(String body, boolean base64) {
        try {
            return Optional.of(base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static List<Answer.Header> headers(JsonNode answer) {
        var headers = new ArrayList<Answer.Header>();
        var typed = false;
        for (var header : answer.path("headers").properties()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!THE_SERVER_S_OWN.contains(name) && !header.getValue().isNull()) {
                headers.add(new Answer.Header(name, oneLine(header.getValue().asText())));
                typed |= name.equals("content-type");
            }
        }
        for (var cookie : answer.path("cookies")) {
            headers.add(new Answer.Header("set-cookie", oneLine(cookie.asText())));
        }
        if (!typed) {
            headers.add(new Answer.Header("content-type", "text/plain;charset=UTF-8"));
        }
        return headers;
    }

    private static String oneLine(String value) {
        return value.replaceAll("[\r\n]+", " ");
    }
}
