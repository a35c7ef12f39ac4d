package io.whereabouts.local.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// How each service says no.
///
/// @param code as S3 names it
/// @param exception as the others do
record Refusal(String code, String exception, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Refusal denied(String message) {
        return new Refusal("AccessDenied", "AccessDeniedException", message);
    }

    static Refusal unknownKey() {
        return new Refusal(
                "InvalidAccessKeyId",
                "UnrecognizedClientException",
                "The security token included in the request is invalid.");
    }

    static Refusal wrongSignature() {
        return new Refusal(
                "SignatureDoesNotMatch",
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. Check your key and"
                        + " signing method.");
    }

    static Refusal notHere(String message) {
        return new Refusal("NotImplemented", "UnknownOperationException", message);
    }

    int status(String service) {
        return service.equals("dynamodb") ? 400 : 403;
    }

    Map<String, String> headers(String service) {
        var headers = new LinkedHashMap<String, String>();
        var id = UUID.randomUUID().toString();
        headers.put(service.equals("s3") ? "x-amz-request-id" : "x-amzn-RequestId", id);
        switch (service) {
            case "s3" -> headers.put("Content-Type", "application/xml");
            case "sqs" -> {
                headers.put("Content-Type", "application/x-amz-json-1.0");
                headers.put("x-amzn-query-error", code + ";Sender");
            }
            case "lambda" -> {
                headers.put("Content-Type", "application/json");
                headers.put("x-amzn-ErrorType", exception);
            }
            default -> headers.put("Content-Type", "application/x-amz-json-1.0");
        }
        return headers;
    }

    byte[] body(String service) {
        return (service.equals("s3") ? xml() : json(service)).getBytes(StandardCharsets.UTF_8);
    }

    private String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>%s</Code><Message>%s</Message></Error>""".formatted(
                        code, message.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private String json(String service) {
        var error = new LinkedHashMap<String, String>();
        if (!service.equals("lambda")) {
            error.put("__type", "com.amazon.coral.service#" + exception);
        }
        error.put("Message", message);
        try {
            return JSON.writeValueAsString(error);
        } catch (JsonProcessingException textsAlwaysFit) {
            throw new IllegalStateException(textsAlwaysFit);
        }
    }
}
