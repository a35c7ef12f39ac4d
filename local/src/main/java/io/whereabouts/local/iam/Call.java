package io.whereabouts.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A request to an AWS service.
final class Call {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final URI uri;
    private final Headers headers;
    private final byte[] body;
    private final Map<String, String> query;

    Call(String method, URI uri, Headers headers, byte[] body) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.query = queryOf(uri);
    }

    String method() {
        return method;
    }

    /// With what is percent-encoded in it.
    String rawPath() {
        return uri.getRawPath();
    }

    String path() {
        return decoded(uri.getRawPath().replace("+", "%2B"));
    }

    /// Of a parameter without a value: an empty text.
    Map<String, String> query() {
        return query;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /// In lower case.
    Stream<String> headerNames() {
        return headers.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT));
    }

    boolean hasHeader(String prefix) {
        return headers.keySet().stream().anyMatch(name -> name.regionMatches(true, 0, prefix, 0, prefix.length()));
    }

    /// The part of `X-Amz-Target` behind the dot.
    String operation() {
        return header("X-Amz-Target")
                .map(target -> target.replaceFirst(".*\\.", ""))
                .orElse("without X-Amz-Target");
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UnknownOperation(operation() + " with a body that is no JSON");
        }
    }

    private static Map<String, String> queryOf(URI uri) {
        var query = new LinkedHashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var pair : uri.getRawQuery().split("&", -1)) {
                var parts = pair.split("=", 2);
                query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
